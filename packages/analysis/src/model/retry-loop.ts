import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";
import type { Verdict } from "./verdict.ts";

/** A bounded number of attempts at one thing, and what happens after the last of them has failed. */
export interface RetryLoop {
  readonly kind: "retryLoop";
  /** `loop` · `recursion` calls itself with fewer attempts left · `call` a library's or helper's · `alternatives` another target each time. */
  readonly form: "loop" | "recursion" | "call" | "alternatives";
  readonly unit: Unit;
  /** Where the last failure is lost: the `catch` of the attempt, the test that gives up, the `.catch` of the call. */
  readonly place: Place;
  /** What is tried again. */
  readonly operation: Operation;
  /** Its result is what the unit goes on to work with. */
  readonly givesResult: boolean;
  /** The strongest report after the last attempt; throws for other reasons in between do not count. */
  readonly report: ReportLevel;
  readonly reportText: string | null;
  /** What claims success after the last attempt; null when the unit does not go on. */
  readonly verdict: Verdict | null;
  /** A test after the loop that leaves because there is no result: `if (!rates) return`. */
  readonly leavesAt: Place | null;
  readonly explained: boolean;
  /** A primary write of the same unit succeeded before the first attempt: the loss is of a follow-up. */
  readonly followsPrimary: boolean;
}
