import type { Certainty, Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { Unit } from "./unit.ts";

/** A place where work is taken off the list of whoever handed it over, although it may still fail. */
export interface Acknowledgement {
  readonly kind: "acknowledgement";
  /**
   * `before` the ack comes first · `finally` it comes whatever happened · `answered` the request is answered first ·
   * `emptyReply` a batch is answered with no failures, whatever failed · `onDelivery` the broker was told to expect no ack.
   */
  readonly form: "before" | "finally" | "answered" | "emptyReply" | "onDelivery";
  readonly unit: Unit;
  /** What says "done": the ack, the answer, the option. */
  readonly place: Place;
  /** The same as people would write it: `channel.ack()`. */
  readonly name: string;
  readonly certainty: Certainty;
  /** What can still fail; `effect` is the tier of a call whose work is not known. */
  readonly work: Operation;
  /** Its own words say that a broker's message is meant: `channel.ack()`, `msg.ack()`. */
  readonly named: boolean;
  /** Whoever sent it takes the fast answer as part of the agreement: chat platforms that wait three seconds. */
  readonly agreed: boolean;
  readonly explained: boolean;
}
