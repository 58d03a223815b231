/** What a file would become. */
export interface ProposedChange {
  /** From the project's folder, with slashes. */
  readonly path: string;
  /** Null when the file is not there yet. */
  readonly before: string | null;
  readonly after: string;
}

/** What is left for a person to do. */
export interface Note {
  readonly sentence: string;
  /** What to paste or run, as it stands. */
  readonly text?: string;
}

/** What one part of the set-up needs; empty where it is in place already. */
export interface Proposal {
  readonly changes: readonly ProposedChange[];
  readonly notes: readonly Note[];
}

export const inPlace: Proposal = { changes: [], notes: [] };
