import type { Certainty } from "./operation.ts";
import type { Place } from "./place.ts";

/** `function` is the weakest: an exported or called function whose normal return its callers take for success. */
export type UnitKind = "message" | "job" | "event" | "webhook" | "cron" | "request" | "function";

/**
 * What takes the work off the list of whoever handed it over.
 * `byReturn` a normal return · `byAck` nothing but an explicit ack, checkpoint, or answer to a request ·
 * `onDelivery` it is gone before the unit runs.
 */
export type Settling = "byReturn" | "byAck" | "onDelivery";

/**
 * Who deals with a throw.
 * `retry` the work comes again · `deadLetter` it is kept as failed · `partition` it comes again, and all behind it wait ·
 * `caller` somebody gets an error answer · `process` an uncaught error · `nobody` the library keeps it to itself.
 */
export type ThrowReach = "retry" | "deadLetter" | "partition" | "caller" | "process" | "nobody";

/** A function whose normal return tells somebody "this work is done". */
export interface Unit {
  readonly name: string;
  /** What it works on, in words: "stock", "order placed". Null where nothing but the file's name tells. */
  readonly worksOn: string | null;
  readonly kind: UnitKind;
  /** `proved` when registered with a known library, `likely` when known by its name. */
  readonly certainty: Certainty;
  readonly library: string | null;
  /** Handed over in this file: to a known library, or with a topic to a queue, bus or scheduler of the project's own. */
  readonly registered: boolean;
  /** Not registered itself: a unit of the same file hands over a part of its work. */
  readonly derived: boolean;
  /** What comes in is meant for this unit alone: the items of a queue, the jobs of a worker; not a topic or webhook. */
  readonly sole: boolean;
  readonly place: Place;
  /** What a normal return leads to, as a clause: "the offset is committed". */
  readonly onReturn: string;
  /** Null where no library says so: the unit is known by its name. */
  readonly settles: Settling | null;
  readonly throwReaches: ThrowReach | null;
}
