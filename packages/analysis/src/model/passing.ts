import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { Unit } from "./unit.ts";

/**
 * A failure path that fails as well: a handler that throws, rejects or answers with an error whatever arrives there, or a
 * guard that throws. Nothing is lost, so no rule speaks of it; it counts where one asks how many paths are heard.
 */
export interface Passing {
  readonly kind: "passing";
  readonly form: "handler" | "guard";
  readonly unit: Unit;
  readonly place: Place;
  /** What leads there: the write as people would say it, or the condition as written. */
  readonly cause: string;
  /** The writes whose failure arrives here; none at a guard. */
  readonly operations: readonly Operation[];
}
