import type { Linter } from "eslint";

/** What the child is asked; see `project-levels.ts`. */
export interface ProjectQuestion {
  readonly id: number;
  /** The folder of the ESLint that answers. */
  readonly eslint: string;
  readonly configFile: string;
  readonly file: string;
}

/** What the project's ESLint says of a file: plain data. */
export interface ProjectWord {
  /** By what the configuration calls our plugin, `silent-failure` as a rule; null where it has no such plugin. */
  readonly namespace: string | null;
  /** Our rules, by their ids. */
  readonly rules: Readonly<Record<string, Linter.RuleEntry>>;
  /** `settings["silent-failure"]`. */
  readonly settings: object | null;
  readonly noInlineConfig: boolean;
  readonly reportUnusedDisableDirectives: Linter.LinterOptions["reportUnusedDisableDirectives"] | null;
  /** The file is ignored, or nothing of the configuration is for files of its kind. */
  readonly ignored: boolean;
}

/** Why a configuration cannot be followed, and where in the project that is, as far as it is known. */
export interface ProjectFault {
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export type ProjectReply = { readonly id: number } & (
  | { readonly word: ProjectWord }
  | { readonly fault: ProjectFault }
);
