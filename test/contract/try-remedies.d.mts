import type { Linter } from "eslint";

/** A remedy that was applied. */
export interface Tried {
  readonly rule: string;
  readonly remedy: string;
  readonly line: number;
  readonly library: string;
  /** What is wrong with the result, in words. */
  readonly faults: readonly string[];
  /** The result. */
  readonly text: string;
}

/** `lint` knows all rules, at the level that reports most; `withoutRemedy`: nothing but a comment is offered. */
export function tryRemedies(
  text: string,
  lint: (text: string) => Linter.LintMessage[],
): {
  readonly tried: readonly Tried[];
  readonly withoutRemedy: readonly { readonly rule: string; readonly line: number }[];
};
