import type { Attempt } from "./attempt.ts";
import type { Certainty } from "./operation.ts";
import type { Place } from "./place.ts";

/** A log call that is all that a failure path leaves behind, and that does not carry what is needed to act on it. */
export interface DegradedReport {
  readonly kind: "degradedReport";
  /**
   * `low` below the level that production keeps · `empty` neither the error nor anything that says which item ·
   * `discarded` the error is handed over where the logger does not look.
   */
  readonly form: "low" | "empty" | "discarded";
  /** The log call. */
  readonly place: Place;
  /** The log call as people would say it, e.g. `logger.error()`. */
  readonly name: string;
  /** The logger whose habit it is, for `discarded`; else null. */
  readonly library: string | null;
  readonly certainty: Certainty;
  /** Where the failure arrives. */
  readonly handler: Place;
  readonly attempt: Attempt;
  readonly explained: boolean;
}
