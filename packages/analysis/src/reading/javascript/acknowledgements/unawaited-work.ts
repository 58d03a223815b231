import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, pathOf, placeOf, calledName } from "../syntax/node.ts";
import { isCaughtWithin } from "./is-heard.ts";
import { workIn } from "./work-in.ts";

/**
 * `eachMessage: async ({ message }) => { store(message); }`: the library takes the return for the end of the work, while
 * an async function of the same file is still at it.
 */
export function unawaitedWork(reading: Reading): readonly Acknowledgement[] {
  const found: Acknowledgement[] = [];
  for (const { node, unit } of reading.units.all()) {
    if (unit.settles !== "byReturn" || unit.derived || (unit.kind !== "message" && unit.kind !== "job")) continue;
    for (const call of reading.file.bodyOf(node).calls) {
      if (call.parent.type !== "ExpressionStatement") continue;
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
        agreed: false,
        explained: reading.intent.explains(call.parent),
      });
    }
  }
  return found;
}
