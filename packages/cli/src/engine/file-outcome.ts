import type { Grounds } from "@silent-failure/project-modules";
import type { Linter } from "eslint";
import type { ReportedUnit } from "../output/reported-unit.ts";

/** How files are judged: plain data, the same for all files of a run. */
export interface Judging {
  readonly rules: Linter.RulesRecord;
  readonly settings: NonNullable<Linter.Config["settings"]>;
}

/** What there is to say of one file, as plain data without a path of this machine. */
export interface FileOutcome {
  /** What ESLint says: findings, and why the file could not be read. */
  readonly messages: readonly Linter.LintMessage[];
  readonly suppressedMessages: readonly Linter.SuppressedLintMessage[];
  /** Those that can lose work, and what they tell of it. */
  readonly units: readonly ReportedUnit[];
  /** Why imports could not be followed. */
  readonly notFollowed: readonly string[];
}

/** An outcome that can be kept: `grounds` says what else it depends on. */
export interface KeptOutcome {
  readonly outcome: FileOutcome;
  readonly grounds: Grounds;
}

/** One file to judge. */
export interface FileQuestion {
  /** Absolute. */
  readonly file: string;
  /** The folder that the run looks at it from. */
  readonly root: string;
  /** In place of what the file holds. */
  readonly text?: string;
  /** What is known of the same text; it is taken where its grounds still hold. */
  readonly kept?: KeptOutcome;
}

export interface FileAnswer {
  readonly outcome: FileOutcome;
  /** Null where the outcome was known, or is not to be kept. */
  readonly grounds: Grounds | null;
  /** Of the text that was read; null where none was. */
  readonly digest: string | null;
}

/** What ESLint would answer for a file that cannot be parsed. */
export function failedOutcome(sentence: string): FileOutcome {
  return {
    messages: [{ ruleId: null, fatal: true, severity: 2, message: sentence, line: 1, column: 1 }],
    suppressedMessages: [],
    units: [],
    notFollowed: [],
  };
}
