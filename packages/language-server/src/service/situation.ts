import type { Judging } from "./judging.ts";

/** By whose word a document is judged, and whether it is judged at all. */
export interface Situation {
  /** `project`: levels and settings come from the project's own ESLint configuration. */
  readonly engine: "bundled" | "project";
  /** Absolute: what the rules see of a path begins below it. */
  readonly folder: string;
  /** Absolute for a file; a name with the right extension for any other document. */
  readonly path: string;
  readonly judging: Judging;
  /** The configuration as people know it, `packages/api/silent-failure.config.json`; null where there is none. */
  readonly configuration: string | null;
  /** What is wrong with the configuration, in a sentence; an earlier one counts until it is mended. */
  readonly problem: string | null;
  /** Why the document is not read, as a clause; null when it is. */
  readonly leftOut: string | null;
}

/** A document, as far as it matters to how it is judged. */
export interface Subject {
  readonly uri: string;
  readonly languageId: string;
  /** UTF-16 units. */
  readonly length: number;
}

/** Finds out how documents are judged: from files on a desktop, by asking the client in a browser. */
export interface Situations {
  of(subject: Subject): Promise<Situation>;
  /** Whether a file says how documents are judged: one that a configuration imports. */
  isConfiguration(uri: string): boolean;
  /** Something on the disk or in the settings has changed: what is known is asked for anew. */
  forget(): void;
  dispose(): void;
}
