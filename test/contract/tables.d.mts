import type { TriedFile } from "./try-all.mjs";

interface Part {
  readonly tried: readonly Omit<TriedFile, "text">[];
  /** Findings for which nothing but a comment is offered: `file:line rule`. */
  readonly withoutRemedy: readonly string[];
}

export interface Contract {
  readonly cases: Part;
  /** The same cases with other line ends, indentation and semicolons. */
  readonly restyled: Part;
  readonly ecosystem: Part;
  readonly typeChecked: number;
}

export function tablesOf(contract: Contract): string;
export function withTables(text: string, tables: string): string;
