import type { Place } from "./place.ts";

/**
 * How a unit claims success after a failure was lost.
 * `success` a success log, value, status or 2xx · `value` a result is handed out · `write` further work that goes ahead · `ack` the message is acknowledged ·
 * `return` nothing but a normal return.
 */
export interface Verdict {
  readonly kind: "success" | "value" | "write" | "ack" | "return";
  /** As a clause: "`log.info('reindex succeeded')` says so". */
  readonly text: string;
  readonly place: Place;
  /** A status that is stored: it speaks for all of the work, whatever else was done. */
  readonly isStatus?: boolean;
  /** It speaks of the very write: `{ sentTo }` after `sendInvitation()`. */
  readonly namesIt?: boolean;
}
