import type { Style } from "../source/style-of.ts";

/** What a check needs to be worded: the unit's words for the message, and the style of the file. */
export interface CheckWords {
  /** "reindex": what an error's message begins with. */
  readonly unit: string;
  /** "bulk failed" */
  readonly because: string;
  readonly style: Style;
  /** A name that is free where the check stands. */
  name(wanted: readonly string[]): string;
}
