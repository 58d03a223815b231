import type { TSESTree } from "@typescript-eslint/types";
import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { isFunction, memberName, receiverOf, type Call, type Node } from "../../../reading/javascript/syntax/node.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { innermostAround, nodesAt } from "../sites/find-node.ts";
import { unwrapTry } from "../edits/unwrap-try.ts";
import { Draft } from "../source/draft.ts";
import { failedReplies } from "./failed-replies.ts";
import { moveBehindWork } from "./move-behind-work.ts";

const broker = "When the work fails there is no ack, and the broker delivers the message again.";
const sender = "When the work fails the sender hears of it, and sends it again.";

/** What helps where a message is taken off the list too soon: it is acknowledged when its work is done. */
export function planAcknowledgement(reading: Reading, fact: Acknowledgement, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const ack = nodesAt(reading.file, fact.place.start).find((node) => node.range[1] === fact.place.end);
  if (!ack) return null;
  if (remedy === "failTheUnit") {
    if (fact.form !== "emptyReply" || !failedReplies(draft, ack)) return null;
    return draft.finish(
      "failTheUnit",
      "Report the records that failed",
      "The queue delivers those records again, and only those.",
    );
  }
  if (remedy !== "reorder") return null;
  switch (fact.form) {
    case "before":
      return moveBehindWork(draft, fact, ack)
        ? draft.finish("reorder", "Acknowledge when the work is done", broker)
        : null;
    case "answered":
      return moveBehindWork(draft, fact, ack) ? draft.finish("reorder", "Answer when the work is done", sender) : null;
    case "finally":
      return outOfFinally(draft, fact, ack)
        ? draft.finish("reorder", "Acknowledge when the work is done", broker)
        : null;
    case "onDelivery":
      return withAck(draft, ack) ? draft.finish("reorder", "Acknowledge when the work is done", broker) : null;
    case "emptyReply":
      return null;
  }
}

/** `finally { channel.ack(msg) }` moves to the end of the `try`; `.finally(ack)` becomes `.then(ack)`. */
function outOfFinally(draft: Draft, fact: Acknowledgement, ack: Node): boolean {
  const chained = innermostAround(
    draft.reading.file,
    fact.place,
    (node): node is Call =>
      node.type === "CallExpression" &&
      node.callee.type === "MemberExpression" &&
      memberName(node.callee) === "finally" &&
      node.arguments.some((argument) => argument.range[0] <= fact.place.start && fact.place.end <= argument.range[1]),
  );
  if (chained?.callee.type === "MemberExpression") {
    const { property } = chained.callee;
    draft.replace({ start: property.range[0], end: property.range[1] }, ["then"]);
    return true;
  }
  const attempt = tryAround(ack);
  return (attempt !== null && unwrapTry(draft, attempt)) || moveBehindWork(draft, fact, ack);
}

/** The `try` whose `finally` holds nothing but the ack. */
function tryAround(ack: Node): TSESTree.TryStatement | null {
  const block = ack.parent?.parent;
  const attempt = block?.parent;
  return attempt?.type === "TryStatement" && attempt.finalizer === block ? attempt : null;
}

/** `{ noAck: true }` → `{ noAck: false }`, and an ack at the end of the handler. */
function withAck(draft: Draft, option: Node): boolean {
  const property = option.type === "Property" ? option : option.parent;
  if (property?.type !== "Property" || property.value.type !== "Literal") return false;
  const consume = innermostAround(
    draft.reading.file,
    { start: option.range[0], end: option.range[1] },
    (node): node is Call => node.type === "CallExpression",
  );
  const channel = consume ? receiverOf(consume) : null;
  const handler = consume?.arguments.find((argument): argument is TSESTree.ArrowFunctionExpression =>
    isFunction(argument),
  );
  const [message] = handler?.params ?? [];
  if (!channel || handler?.body.type !== "BlockStatement" || message?.type !== "Identifier") return false;
  draft.replace({ start: property.value.range[0], end: property.value.range[1] }, ["false"]);
  appendToBlock(draft, handler.body, [[`${draft.textOf(channel)}.ack(${message.name})${draft.style.semicolon}`]]);
  return true;
}
