import type { Results, Task } from "./task.ts";

export interface PerformOptions {
  /** A task that waits is dropped when one of the same name comes after it. */
  readonly supersedes?: string;
  /** Somebody waits at the keyboard: before all that does not. */
  readonly urgent?: boolean;
}

/** Whoever does the analysis: a thread on desktops, the worker itself in a browser. */
export interface Analyst {
  /** @throws Superseded, or Abandoned with the reason. */
  perform<Kind extends Task["kind"]>(
    task: Extract<Task, { readonly kind: Kind }>,
    options?: PerformOptions,
  ): Promise<Results[Kind]>;
  dispose(): void;
}

/** A newer task took this one's place. */
export class Superseded extends Error {}

/** The analysis of this text was given up; the next text is analysed as ever. */
export class Abandoned extends Error {}
