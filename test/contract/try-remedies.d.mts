import type { Linter } from "eslint";

export interface Tried {
  readonly rule: string;
  readonly remedy: string;
  readonly line: number;
  /** Whose call fails, or who hands the work over. */
  readonly library: string;
  /** What is wrong with what comes out; nothing when it holds. */
  readonly faults: readonly string[];
  /** What comes out. */
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
