import type { Analysis, FileAnalysis } from "@silent-failure/analysis";

export interface KnownFile {
  /** Tells one set of settings from another. */
  readonly key: string;
  readonly analysis: Analysis;
  readonly file: FileAnalysis;
}

/** What is known by file: every rule of a run shares one walk. Keyed by syntax tree, so a changed file is read anew. */
export const filesByTree: WeakMap<object, KnownFile> = new WeakMap();
