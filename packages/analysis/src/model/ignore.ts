import type { Attempt } from "./attempt.ts";
import type { Place } from "./place.ts";

/** A comment that takes the place of dealing with a failure, and gives no reason. */
export interface Ignore {
  readonly kind: "ignore";
  /** `suppression` switches a rule off · `bare` all that stands in an empty handler · `postponed` says that it is still to be done. */
  readonly form: "suppression" | "bare" | "postponed";
  /** The comment. */
  readonly place: Place;
  /** Its text, shortened. */
  readonly text: string;
  /** The rule that a suppression switches off; null otherwise. */
  readonly rule: string | null;
  /** Where the failure arrives, and what failed; null for a suppression. */
  readonly handler: Place | null;
  readonly attempt: Attempt | null;
}
