import { calledName, type Call } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import { callsOf } from "../calls-of.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { receiverSeen } from "../receiver-seen.ts";
import { itemAt } from "./item-at.ts";

/** Redis streams: the entry goes to `<stream>:dead`; what acks it stays as it is. */
export function redisStream(item: LostItem): DeadLetter | null {
  const { draft, site, subject } = item;
  const entry = itemAt(item);
  const ack = callsOf(draft).find((call) => /^(?:xack|xAck)$/.test(calledName(call) ?? ""));
  const stream = ack ? streamOf(ack, (node) => draft.textOf(node)) : null;
  const client = receiverSeen(item, ["xack", "xAck"]);
  if (!ack || entry === null || stream === null || client === null || !site.isAsync) return null;
  const { quote } = draft.style;
  const key = /^(['"])[^'"]+\1$/.test(stream)
    ? `${stream.slice(0, -1)}:dead${stream.at(-1) ?? ""}`
    : `\`\${${stream}}:dead\``;
  const payload = `JSON.stringify(${entry})`;
  const line =
    calledName(ack) === "xAck"
      ? code`await ${client}.xAdd(${key}, ${draft.string("*")}, { payload: ${payload}, reason: ${quote}${subject.reason}${quote} })`
      : code`await ${client}.xadd(${key}, ${draft.string("*")}, ${draft.string("payload")}, ${payload}, ${draft.string("reason")}, ${quote}${subject.reason}${quote})`;
  const isAcked = site.body.some((part) => /\.(?:xack|xAck)\(/.test(draft.textOf(part)));
  return {
    lines: isAcked ? [line] : [line, code`await ${draft.textOf(ack)}`],
    leave: null,
    note: "The entry is kept in the stream's own `:dead` stream, and acknowledged.",
  };
}

function streamOf(ack: Call, textOf: (node: Call["arguments"][number]) => string): string | null {
  const [stream] = ack.arguments;
  return stream && (stream.type === "Literal" || stream.type === "Identifier") ? textOf(stream) : null;
}
