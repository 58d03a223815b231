import type { Attempt } from "./attempt.ts";
import type { HandlerForm } from "./handler.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";

/** How success is said: a log line, a returned value, an answer, a status that is set or stored, an event, a metric. */
export type ClaimForm = "log" | "value" | "answer" | "status" | "event" | "metric";

/** Success that is claimed on a path which the failure of the same work reaches. */
export interface SuccessClaim {
  readonly kind: "successClaim";
  readonly form: HandlerForm;
  readonly unit: Unit;
  /** Where the failure is lost: the `catch` keyword, the `.catch` call, the test of the error value. */
  readonly place: Place;
  readonly attempt: Attempt;
  readonly report: ReportLevel;
  /** The log call, when that is the report: `logger.error(…)`. */
  readonly reportText: string | null;
  readonly claim: {
    readonly form: ClaimForm;
    /** As written, shortened. */
    readonly text: string;
    readonly place: Place;
    /** `loud` says that it worked; `quiet` may only say that it is over: "finished", "done", "ready". */
    readonly tone: "loud" | "quiet";
    /** In the handler itself, in the `finally` of the same try, or further on. */
    readonly stands: "handler" | "finally" | "after";
  };
  /**
   * `itself` the claim belongs to the handler · `words` it speaks of the work · `whole` it speaks for the function, whose
   * only work this is · `other` neither.
   */
  readonly about: "itself" | "words" | "whole" | "other";
  /** The handler ends one turn of a loop, and the claim comes after the loop. */
  readonly loop: "items" | "poll" | null;
  /** Somebody waits for the outcome; false for a promise that is left to itself. */
  readonly awaited: boolean;
  readonly explained: boolean;
}
