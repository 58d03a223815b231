import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";

/** Why a guard leaves, read from its condition. The first five lose work, the others do not. */
export type GuardCause =
  | "invalid-payload"
  | "lookup-miss"
  | "failed-dependency"
  | "unknown-type"
  | "error-value"
  | "routing"
  | "empty"
  | "already-done"
  | "locked"
  | "stopping"
  | "switched-off"
  | "own-event"
  | "too-soon"
  | "no-message"
  | "missing-client"
  | "unclassified";

const losing: ReadonlySet<GuardCause> = new Set([
  "invalid-payload",
  "lookup-miss",
  "failed-dependency",
  "unknown-type",
  "error-value",
]);

export function losesWork(cause: GuardCause): boolean {
  return losing.has(cause);
}

/** An early exit, or an arm that is skipped, in a unit that has work left to do. */
export interface Guard {
  readonly kind: "guard";
  readonly form: "return" | "continue" | "break" | "skippedArm";
  readonly unit: Unit;
  readonly place: Place;
  /** The condition as written, shortened. */
  readonly condition: string;
  readonly cause: GuardCause;
  /** The condition only asks whether a field is there: it may be an optional one. */
  readonly presenceOnly: boolean;
  /** What may be missing is what the unit is there for: the `orderId` of `onOrderShipped`. */
  readonly asksIdentity: boolean;
  /** The first work that is skipped when the guard leaves; null when none is known. */
  readonly skipped: Operation | null;
  readonly report: ReportLevel;
  /** Another guard of the same unit does report; or one of a like unit, for the same reason. */
  readonly siblingReports: boolean;
  /** The log call, when all that the guard leaves behind is a low-level line that does not say which item it was. */
  readonly faintLog: string | null;
  /** A main write of the unit lies on the way here: what is skipped comes on top of it. */
  readonly followsWork: boolean;
  /** It ends one item of a batch, and the others go on. */
  readonly perItem: boolean;
  readonly explained: boolean;
}

/** Whose fault a loss at a guard is, so that one fault is one finding: a unit leaves, or drops some of what it is given. */
export function dropsPart(guard: Guard): boolean {
  return guard.perItem || guard.cause === "unknown-type";
}
