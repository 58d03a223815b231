import type { Certainty } from "./operation.ts";
import type { Place } from "./place.ts";

/** `function` is the weakest: an exported or called function whose normal return its callers take for success. */
export type UnitKind = "message" | "job" | "event" | "webhook" | "cron" | "request" | "function";

/** A function whose normal return tells somebody "this work is done". */
export interface Unit {
  readonly name: string;
  readonly kind: UnitKind;
  /** `proved` when registered with a known library, `likely` when known by its name. */
  readonly certainty: Certainty;
  readonly library: string | null;
  /** Not registered itself: a unit of the same file hands its work over. */
  readonly derived: boolean;
  /** What comes in is meant for this unit alone: the items of a queue, the jobs of a worker; not a topic or webhook. */
  readonly sole: boolean;
  readonly place: Place;
  /** What a normal return leads to, as a clause: "the offset is committed". */
  readonly onReturn: string;
}
