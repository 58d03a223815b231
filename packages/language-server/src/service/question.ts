import type { Found, Suppressed } from "./found.ts";
import type { Judging } from "./judging.ts";

/** One version of a text, and how it is to be judged: plain data, which can be sent to a thread. */
export interface Question {
  readonly text: string;
  /** Absolute where the text is a file; else a name with the extension of its language. */
  readonly path: string;
  /** Absolute: rules see paths as the project knows them. */
  readonly folder: string;
  readonly judging: Judging;
}

/** What there is to say of a text. */
export interface Answer {
  readonly findings: readonly Found[];
  readonly suppressed: readonly Suppressed[];
  /** Why the text could not be read: it is being typed. */
  readonly unparsed: string | null;
  /** Faults of our own, or of the settings: said once, and no finding. */
  readonly faults: readonly string[];
  readonly milliseconds: number;
}
