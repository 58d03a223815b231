import type { PlanText } from "../../../model/plan.ts";

/** An expression for a field of an answer, `result.errors`; for the answer itself without a field. */
export type Access = (field?: string) => string;

/** How an answer is asked whether it tells of a failure. */
export interface Check {
  /** Fields that are taken out where the answer has no name yet, `const { error } = …`; none: it is named as a whole. */
  readonly takes: readonly string[];
  /** Fields that the check reads at all. */
  readonly reads: readonly string[];
  /** What a whole answer is called. */
  readonly name: string;
  /** Statements before the test. */
  lines(of: Access): readonly PlanText[];
  test(of: Access): string;
  /** The error to throw, as an expression. */
  problem(of: Access): PlanText;
  /** What a log line shows of the failure, as an expression; null where the error does that. */
  detail(of: Access): string | null;
  /** The error that the answer holds, as an expression. */
  error(of: Access): string | null;
}
