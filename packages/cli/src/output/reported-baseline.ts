/** What there is to say of the baseline of a run. */
export interface ReportedBaseline {
  /** Absolute. */
  readonly path: string;
  /** What makes the run fail besides new findings, with what mends it: a sentence each. */
  readonly faults: readonly string[];
  /** How many findings are known, by whom, and until when; null when none are. */
  readonly known: string | null;
}
