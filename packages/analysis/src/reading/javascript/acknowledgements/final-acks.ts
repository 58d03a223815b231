import type { TSESTree } from "@typescript-eslint/types";
import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import { reportLevels } from "../../../model/report.ts";
import { receiverOf, calledName, contains, isFunction, placeOf, type Call, type Node } from "../syntax/node.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import type { Reading } from "../reading.ts";
import { Payload } from "../units/payload.ts";
import { namesMessage, type Ack } from "./acks.ts";
import { isHeard, reportOf } from "./is-heard.ts";
import { workIn } from "./work-in.ts";

/** `finally { channel.ack(msg) }` and `.finally(() => msg.ack())`: acknowledged whatever became of the work. */
export function finalAcksOf(reading: Reading): readonly Acknowledgement[] {
  return reading.earlyAcks.acknowledging().flatMap((ack) => (ack.is === "ack" ? (finalAck(reading, ack) ?? []) : []));
}

function finalAck(reading: Reading, ack: Ack): Acknowledgement | null {
  const around = reading.units.around(ack.call);
  const final = around ? finalizing(ack.call) : null;
  if (!around || !final || around.unit.library === "@slack/bolt") return null;
  const tried: Node | null = final.type === "TryStatement" ? final.block : receiverOf(final);
  if (!tried) return null;
  if (final.type === "TryStatement" && final.handler && isCounted(reading, final.handler)) return null;
  const work = workIn(reading, [tried], new Payload(reading, around.node)).filter(
    ({ call }) => !isHeard(reading, call, around.node) && !acksNearby(reading, tried, ack.call),
  );
  const main = work.find(({ operation }) => operation.tier === "primary") ?? work[0];
  if (!main) return null;
  return {
    kind: "acknowledgement",
    form: "finally",
    unit: around.unit,
    place: placeOf(ack.call),
    name: ack.name,
    certainty: ack.certainty,
    work: main.operation,
    named: namesMessage(ack.name),
    agreed: false,
    explained: reading.intent.explains(ack.call) || reading.intent.explains(final),
  };
}

/** The `try` or `.finally(…)` that a call closes, on no condition of its own. */
function finalizing(call: Call): TSESTree.TryStatement | Call | null {
  for (let node: Node = call; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === "TryStatement") return parent.finalizer === node ? parent : null;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression" || parent.type === "LogicalExpression")
      return null;
    if (isFunction(parent)) {
      const outer = parent.parent;
      return outer.type === "CallExpression" && calledName(outer) === "finally" && isPromiseMethod(outer)
        ? outer
        : null;
    }
  }
  return null;
}

function isCounted(reading: Reading, handler: TSESTree.CatchClause): boolean {
  return reportLevels.indexOf(reportOf(reading, handler)) >= reportLevels.indexOf("counted");
}

/** The block settles the message itself on its way: what stands in `finally` is another one. */
function acksNearby(reading: Reading, tried: Node, own: Call): boolean {
  return reading.earlyAcks
    .acknowledging()
    .some(({ call, is }) => is === "ack" && call !== own && contains(tried, call));
}
