import type { Fact } from "./facts.ts";
import type { Certainty } from "./operation.ts";
import type { Place } from "./place.ts";

/** One station of a trail. */
export interface TrailStep {
  /** `operation` what fails or is skipped · `lost` where that reaches nobody · `verdict` what claims success all the same. */
  readonly at: "operation" | "lost" | "verdict";
  readonly text: string;
  readonly place: Place;
}

/** What a rule concludes from facts: plain data, the same in every host. */
export interface Finding {
  readonly messageId: string;
  /** Fills the `{{name}}` places of the message. */
  readonly data: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly trail: readonly [TrailStep, TrailStep, TrailStep];
  /** What it was concluded from; what helps depends on it. */
  readonly about: Fact;
  readonly certainty: Certainty;
  /** `clear`: an on-call engineer would want it. `arguable`: a matter of how much the loss is worth; reported in `strict`. */
  readonly weight: "clear" | "arguable";
}
