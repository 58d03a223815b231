import type { Certainty } from "../../../model/operation.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, calledName, pathOf, type Call, type FunctionNode } from "../syntax/node.ts";
import { workIn } from "./work-in.ts";

/** A call that tells whoever handed the work over that it is done. */
export interface Ack {
  readonly call: Call;
  readonly name: string;
  readonly certainty: Certainty;
  readonly is: "ack" | "answer";
}

const ackWords = /ack|commit|delete|complete|resolve|checkpoint|send|accept/i;
const answering = /^(?:json|send|end|sendStatus|text|html|sendFile)$/;
const answersAtAll = /\.(?:json|send|end|sendStatus|text|html|sendFile)\(/;

/** `channel.ack()`, `msg.ack()`, `this.queueReceiver.completeMessage()`; not `this.ack()`, not `alerts.acknowledge()`. */
export function namesMessage(name: string): boolean {
  const [holder = "", verb] = name.split(".").slice(-2);
  if (verb === "ackAll()") return true;
  return (
    /^(?:ack|completeMessage)\(\)$/.test(verb ?? "") &&
    /^(?:m|msg|message|delivery|ch|channel)$|(?:Channel|Message|Msg|Receiver|Subscription|Consumer)$/.test(holder)
  );
}

/** Every acknowledgement of a file, and every 2xx that a response object sends. */
export function acksOf(reading: Reading): readonly Ack[] {
  const found: Ack[] = [];
  const acking = new Set<FunctionNode>();
  const answers = answersAtAll.test(reading.file.input.text);
  for (const body of reading.file.bodies)
    for (const call of body.calls) {
      const name = calledName(call);
      if (name === null) continue;
      if (answers && answering.test(name) && answersWell(call))
        found.push({ call, name: `${pathOf(call.callee) ?? name}()`, certainty: "proved", is: "answer" });
      if (!ackWords.test(name) || !mayAck(reading, call, name)) continue;
      const operation = reading.operations.of(call);
      if (operation?.kind !== "ack") continue;
      found.push({ call, name: operation.name, certainty: operation.certainty, is: "ack" });
      if (body.node.type !== "Program") acking.add(body.node);
    }
  for (const helper of acking) found.push(...throughHelper(reading, helper));
  return found;
}

/** By its name, or by the command that it sends: few calls are, and the others need not be understood. */
function mayAck(reading: Reading, call: Call, name: string): boolean {
  const [command] = call.arguments;
  return (
    name === "acknowledge" ||
    reading.operations.vocabulary.mayBe("ack", name) ||
    (command !== undefined && reading.origins.constructionOf(command) !== null)
  );
}

/** `this.finish(msg)`, a function of this file that acknowledges and does no work of its own. */
function throughHelper(reading: Reading, helper: FunctionNode): readonly Ack[] {
  const { performs, throws } = reading.summaries.of(helper);
  if (throws || performs.has("nack") || performs.has("retry") || performs.has("deadLetter")) return [];
  const callers = reading.units.callersOf(helper);
  if (bodyOf(helper).length > 4) return [];
  if (callers.length === 0 || workIn(reading, bodyOf(helper), null).length > 0) return [];
  return callers.map((call) => ({
    call,
    name: `${pathOf(call.callee) ?? "ack"}()`,
    certainty: performs.get("ack")?.certainty ?? "likely",
    is: "ack" as const,
  }));
}

function answersWell(call: Call): boolean {
  // `await response.json()` reads what somebody else answered.
  const reads = call.arguments.length === 0 && /^(?:json|text)$/.test(calledName(call) ?? "");
  const answer = reads || call.parent.type !== "ExpressionStatement" ? null : answerOf(call);
  return answer !== null && answer < 300;
}
