import type { Certainty } from "./operation.ts";
import type { Place } from "./place.ts";

/** Work that somebody tried, known write or not: what failed when a failure path runs. */
export interface Attempt {
  /** The call as people would say it, e.g. `this.billing.charge()`. */
  readonly name: string;
  readonly place: Place;
  readonly certainty: Certainty;
  /** `write` a known one · `effect` done for what it does · `value` done for what it gives. */
  readonly kind: "write" | "effect" | "value";
  /** Allowed to fail, as its name or its surroundings say: a cache, a clean-up, telemetry. */
  readonly isSide: boolean;
}
