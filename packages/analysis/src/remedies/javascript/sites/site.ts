import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";

/** A failure path as something that can be written into. */
export interface Site {
  /** A node of the path: names that it sees can be used. */
  readonly node: Node;
  /** What stands on the path already. */
  readonly body: readonly Node[];
  /** `await` can be written here. */
  readonly isAsync: boolean;
  /** The path takes leave by itself: its last statement ends the function, the turn or the loop. */
  readonly leaves: boolean;
  /** A `throw` here ends the function that the path belongs to, and reaches its caller. */
  readonly throws: boolean;
  /** What tells of an error where a throw would not: `return done(error)`. Null and left out: nobody is told so. */
  readonly passOn?: ((error: string) => PlanText) | null;
  /** The error as an expression; it is given a name where it has none. Null where there is none to be had. */
  error(): string | null;
  /** Adds lines before the path leaves; with `leave`, the path ends by that instead. Call it once. */
  write(lines: readonly PlanText[], leave: PlanText | null): void;
}
