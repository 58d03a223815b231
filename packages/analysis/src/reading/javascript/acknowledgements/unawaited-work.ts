import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, calledName, contains, pathOf, placeOf, type Call, type FunctionNode } from "../syntax/node.ts";
import { isCaughtWithin } from "./is-heard.ts";
import { workIn } from "./work-in.ts";

/**
 * `eachMessage: async ({ message }) => { store(message); }`: the library takes the return for the end of the work, while
 * an async function of the same file is still at it. The same where an ack follows the call.
 */
export function unawaitedWork(reading: Reading): readonly Acknowledgement[] {
  const found: Acknowledgement[] = [];
  for (const { node, unit } of reading.units.all()) {
    if (unit.derived || (unit.kind !== "message" && unit.kind !== "job")) continue;
    for (const call of reading.file.bodyOf(node).calls) {
      if (call.parent.type !== "ExpressionStatement" || !settlesAfter(reading, node, unit, call)) continue;
      const called = reading.summaries.calledBy(call);
      if (!called?.async) continue;
      const main = workIn(reading, bodyOf(called), null).find((work) => !isCaughtWithin(work.call, called));
      if (!main) continue;
      found.push({
        kind: "acknowledgement",
        form: "unawaited",
        unit,
        place: placeOf(call),
        name: `${pathOf(call.callee) ?? calledName(call) ?? "work"}()`,
        certainty: unit.certainty,
        work: main.operation,
        named: false,
        agreed: false,
        explained: reading.intent.explains(call.parent),
      });
    }
  }
  return found;
}

/** The return settles it, or an ack further down. */
function settlesAfter(reading: Reading, home: FunctionNode, unit: Unit, call: Call): boolean {
  if (unit.settles === "byReturn") return true;
  return reading.earlyAcks
    .acknowledging()
    .some((ack) => ack.is === "ack" && contains(home, ack.call) && ack.call.range[0] > call.range[1]);
}
