export interface Tried {
  readonly rule: string;
  readonly remedy: string;
  readonly line: number;
  /** Whose call fails, or who hands the work over. */
  readonly library: string;
  /** What is wrong with what comes out; nothing when it holds. */
  readonly faults: readonly string[];
  /** What comes out. */
  readonly text: string;
}
