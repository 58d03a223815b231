import type { ReportLevel } from "../../../model/report.ts";
import { passesOn } from "../failure-paths/passes-on.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { isFunction, pathOf, type Call, type FunctionNode } from "../syntax/node.ts";
import { ignoresResult } from "../units/units.ts";
import type { FailureArm } from "./failure-arm.ts";
import { siteOf } from "./site-of.ts";
import { parameterTried } from "./wrapper-arms.ts";

/** A function that runs what it is handed, and keeps its failure: `guarded("release", () => store.markLive(id))`. */
export interface KeptWork {
  /** The position of what it is handed. */
  readonly parameter: number;
  readonly level: ReportLevel;
  /** The log call, when that is the report. */
  readonly text: string | null;
}

/** Whose failure a function keeps; null when it keeps none. */
export function keptWork(reading: Reading, node: FunctionNode): KeptWork | null {
  for (const attempt of reading.file.bodyOf(node).tries) {
    const { handler } = attempt;
    if (!handler) continue;
    const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
    const parameter = parameterTried(reading, attempt.block, node);
    if (parameter < 0 || passesOn(reading, [handler.body], errors)) continue;
    const { level, text } = reading.reports.of([handler.body], errors);
    return { parameter, level, text };
  }
  return null;
}

/** Says by its name that what it runs may fail. */
const byIntent = /best|optional|ignor|suppress|silent|quiet|swallow|noThrow|fireAndForget|maybe/i;

/** Work that is handed to such a function of another file, by a caller who does not look at what comes of it. */
export function* armOfKeptWork(reading: Reading, call: Call): Generator<FailureArm> {
  if (!reading.modules || !call.arguments.some((argument) => isFunction(argument)) || !ignoresResult(call)) return;
  const origin = reading.origins.of(call.callee);
  if (origin?.is !== "imported" || byIntent.test(pathOf(call.callee) ?? "")) return;
  const found = reading.modules.find(origin.source, origin.path);
  const kept = found?.value.is === "function" ? found.value.keeps : null;
  const work = kept ? call.arguments[kept.parameter] : undefined;
  if (!kept || !work || !isFunction(work)) return;
  const operations = writesLeaving(reading, [work]);
  if (operations.length > 0)
    yield {
      form: "catch",
      place: call.callee,
      body: [],
      errors: [],
      known: { level: kept.level, text: kept.text },
      operations,
      site: siteOf(call),
      returnLeaves: false,
      awaited: true,
    };
}
