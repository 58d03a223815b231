import type { FailingResult } from "./failing-result.ts";
import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { Unit } from "./unit.ts";
import type { Verdict } from "./verdict.ts";

/** A call that tells of its failure in what it gives, and nobody reads that. */
export interface UnreadResult {
  readonly kind: "unreadResult";
  /**
   * `discarded` nobody takes the result · `unread` something takes it, but not the fields that tell · `logged` a log line is
   * all that takes them · `handedOut` it is returned to a library that does not look at it.
   */
  readonly form: "discarded" | "unread" | "logged" | "handedOut";
  readonly unit: Unit;
  /** Where the result is dropped: the call itself, or the call of a function that returns it. */
  readonly place: Place;
  readonly operation: Operation;
  readonly result: FailingResult;
  /** `Promise.allSettled` holds the rejection; the operation itself throws. */
  readonly settled: boolean;
  /** The answer's own content is read: `response.json()`. */
  readonly answerUsed: boolean;
  /** Somebody waits for the outcome. */
  readonly awaited: boolean;
  /** What is thrown there leaves the unit: nobody has decided that this call may fail. */
  readonly leavesByThrow: boolean;
  /** What claims success afterwards; null when the unit ends in a failure all the same. */
  readonly verdict: Verdict | null;
  /** A comment with a reason says that the loss is intended. */
  readonly explained: boolean;
  /** No other write of the unit lies on this path, before or after. */
  readonly onlyWork: boolean;
}
