import { calledName, contains, type Call } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import { callsOf } from "../calls-of.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { receiverSeen } from "../receiver-seen.ts";
import { itemAt } from "./item-at.ts";

/** Redis streams: the entry goes to `<stream>:dead`; what acks it stays as it is. */
export function redisStream(item: LostItem): DeadLetter | null {
  const { draft, site, home, subject } = item;
  const entry = itemAt(item);
  const ack = callsOf(draft).find((call) => isAck(call) && contains(home, call));
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
  // Kept first, acknowledged then: what fails in between comes again.
  const onPath = callsOf(draft).find(
    (call) => isAck(call) && site.body.some((part) => contains(part, call)) && contains(home, call),
  );
  return {
    lines: [line, code`await ${draft.textOf(onPath ?? ack)}`],
    leave: null,
    replaces: onPath ?? null,
    note: "The entry is kept in the stream's own `:dead` stream, and acknowledged.",
  };
}

function isAck(call: Call): boolean {
  return /^(?:xack|xAck)$/.test(calledName(call) ?? "");
}

function streamOf(ack: Call, textOf: (node: Call["arguments"][number]) => string): string | null {
  const [stream] = ack.arguments;
  return stream && (stream.type === "Literal" || stream.type === "Identifier") ? textOf(stream) : null;
}
