import type { FailingResult } from "./failing-result.ts";
import type { Place } from "./place.ts";

/** What a known call does. `pure` marks a look-alike that is no operation (TypeORM's `create()` builds an object). */
export type OperationKind =
  | "write"
  | "publish"
  | "read"
  | "exists"
  | "create"
  | "createIfMissing"
  | "describe"
  | "alter"
  | "log"
  | "metric"
  | "alert"
  | "deadLetter"
  | "ack"
  | "nack"
  | "respond"
  | "retry"
  | "transaction"
  | "pure";

/**
 * How much is lost when a write fails.
 * `primary` the work exists for it · `delete` removal of data · `admin` drops whole things · `effect` mail, payment,
 * remote call · `notify` chat or push message · `cache` can be rebuilt · `cleanup` tidying up · `telemetry` observability.
 */
export type Tier = "primary" | "delete" | "admin" | "effect" | "notify" | "cache" | "cleanup" | "telemetry";

/** `proved`: resolved by type, import or construction. `likely`: recognised by name. */
export type Certainty = "proved" | "likely";

/** Whether the work exists for this write, or may go without it. */
export type Role = "primary" | "secondary";

/** A call that the vocabulary knows. */
export interface Operation {
  readonly kind: OperationKind;
  readonly certainty: Certainty;
  /** The call as people would say it, e.g. `this.orders.save()`. */
  readonly name: string;
  /** Package id, or null when known by name only. */
  readonly library: string | null;
  readonly tier: Tier;
  readonly role: Role;
  readonly place: Place;
  /** What it is about, where a text of the call says so: "insert ledger", "orders". */
  readonly subject?: string | null;
  /** For create: what is made, e.g. `collection`; null otherwise. */
  readonly resource: string | null;
  readonly drift: "none" | "checked" | "no-schema";
  /** How its result tells of a failure that is not thrown. */
  readonly result?: FailingResult | undefined;
}

export function isWrite(operation: Operation): boolean {
  return operation.kind === "write" || operation.kind === "publish";
}
