import type { Variable } from "@typescript-eslint/scope-manager";
import type { HandlerForm } from "../../../model/handler.ts";
import type { Operation } from "../../../model/operation.ts";
import type { ReportLevel } from "../../../model/report.ts";
import type { Node } from "../syntax/node.ts";

/** One place that receives a failure, whatever its shape in the source. */
export interface FailureArm {
  readonly form: HandlerForm;
  /** Where a reader should look. */
  readonly place: Node;
  /** What runs when the failure is known; empty when nothing does. */
  readonly body: readonly Node[];
  readonly errors: readonly Variable[];
  /** The writes whose failure arrives here. */
  readonly operations: readonly Operation[];
  /** The statement or call after which the unit goes on. */
  readonly site: Node;
  /** Callbacks that run after a promise handler in the same chain: `.catch(log).then(done)`. */
  readonly rest?: readonly Node[];
  /** What is known of a body that is not in view, e.g. `.catch(console.error)`. */
  readonly known?: { readonly level: ReportLevel; readonly text: string | null };
  /** The body ends what it belongs to when it leaves by return: a catch clause does, a callback does not. */
  readonly returnLeaves: boolean;
  /** Somebody waits for the outcome. */
  readonly awaited: boolean;
  /** The function that keeps the failure from its caller, when the site is that caller's. */
  readonly wrapper?: string;
  /** The site is that of a caller, who does not look at what it is given. */
  readonly isMoved?: boolean;
}
