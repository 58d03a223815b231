import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";
import type { Verdict } from "./verdict.ts";

/** The shape in which JavaScript receives a failure. */
export type HandlerForm =
  | "catch"
  | "finally"
  | "catchCallback"
  | "thenSecond"
  | "errorFirst"
  | "errorEvent"
  | "testedValue"
  | "allSettled";

/** Code that runs when it is known that an operation failed. */
export interface Handler {
  readonly kind: "handler";
  readonly form: HandlerForm;
  readonly unit: Unit;
  /** Where the failure is lost: the `catch` keyword, the `.catch` call, the test of the error value. */
  readonly place: Place;
  /** The writes whose failure arrives here, in source order. */
  readonly operations: readonly Operation[];
  /** The strongest report on any path of the handler. */
  readonly report: ReportLevel;
  /** The log call, when that is the report: `logger.error(…)`. */
  readonly reportText: string | null;
  /** What claims success afterwards; null when the unit does not go on. */
  readonly verdict: Verdict | null;
  /** Somebody waits for the outcome; false for a promise that is left to itself. */
  readonly awaited: boolean;
  /** A comment with a reason says that the loss is intended. */
  readonly explained: boolean;
  /** A primary write of the same unit succeeded, unprotected, before this one: the loss is of a follow-up. */
  readonly followsPrimary: boolean;
  /** No other write of the unit lies on this path, before or after. */
  readonly onlyWork: boolean;
  /** The handler ends one turn of a loop over a batch or a poll: the rest goes on. */
  readonly inLoop: boolean;
}
