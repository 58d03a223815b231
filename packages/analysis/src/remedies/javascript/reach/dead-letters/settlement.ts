import type { PlanText } from "../../../../model/plan.ts";
import {
  calledName,
  contains,
  enclosingFunction,
  isLoop,
  pathOf,
  receiverOf,
  type Call,
  type Node,
} from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { loopVariable } from "./item-at.ts";

/** How a message is settled by calls, as the unit shows it. */
export interface Settlement {
  /** `channel` of `channel.ack(message)`, or the message itself in `message.ack()`. */
  readonly receiver: string;
  /** The first argument of the call, as written. */
  readonly argument: string | null;
}

/** The way in which a unit settles its messages; null where it shows none. */
export function settlementIn({ draft, home }: LostItem, members: readonly string[]): Settlement | null {
  for (const member of members)
    for (const call of settlingCalls({ draft, home }, [member])) {
      const receiver = pathOf(receiverOf(call) ?? call);
      const [first] = call.arguments;
      if (receiver !== null && !receiver.includes("["))
        return { receiver, argument: first ? draft.textOf(first) : null };
    }
  return null;
}

/** A message is refused: an ack on the path gives way, and none follows. Null where it would be settled twice. */
export function refused(item: LostItem, members: readonly string[], call: PlanText, note: string): DeadLetter | null {
  const { site, home } = item;
  const acks = settlingCalls(item, members);
  const onPath = acks.find((ack) => contains(site.node, ack) && site.body.some((part) => contains(part, ack)));
  const others = acks.filter((ack) => ack !== onPath);
  if (others.some((ack) => isInFinally(ack, home) || precedes(ack, site.node))) return null;
  if (onPath || site.leaves) return { lines: [call], leave: null, note, replaces: onPath ?? null };
  // Nothing else may run, or the ack at the end would settle it again; a callback cannot end the function around it.
  if (enclosingFunction(site.node) !== home) return null;
  const leave = loopVariable(site.node, home) === null || !isTurnOfMessages(item) ? "return" : "continue";
  return { lines: [call], leave: code`${leave}`, note };
}

function settlingCalls({ draft, home }: Pick<LostItem, "draft" | "home">, members: readonly string[]): readonly Call[] {
  const found: Call[] = [];
  for (const { calls } of draft.reading.file.bodiesWithin(home))
    for (const call of calls) if (members.includes(calledName(call) ?? "") && receiverOf(call)) found.push(call);
  return found;
}

/** The loop runs over messages, not over the parts of one: they are settled in it. */
function isTurnOfMessages(item: LostItem): boolean {
  const turn = loopVariable(item.site.node, item.home);
  return settlingCalls(item, ["ack", "nack", "nak", "term", "completeMessage"]).some((call) => {
    const receiver = pathOf(receiverOf(call) ?? call);
    const [first] = call.arguments;
    return receiver === turn || (first?.type === "Identifier" && first.name === turn);
  });
}

function isInFinally(node: Node, home: Node): boolean {
  for (let current = node; current.parent && current !== home; current = current.parent)
    if (current.parent.type === "TryStatement" && current.parent.finalizer === current) return true;
  return false;
}

/** It has run when the path is reached: its statement stands in a block around the path, before it. */
function precedes(call: Call, path: Node): boolean {
  let statement: Node = call;
  while (statement.parent && statement.parent.type !== "BlockStatement" && !isLoop(statement.parent)) {
    // What stands in an arm, or in a function of its own, may not have run.
    if (statement.parent.type === "IfStatement" || statement.parent.type === "SwitchCase") return false;
    statement = statement.parent;
  }
  const block = statement.parent;
  return block !== undefined && contains(block, path) && statement.range[1] <= path.range[0];
}
