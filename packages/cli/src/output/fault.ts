/** What makes a run fail besides findings: a sentence with what mends it. */
export interface Fault {
  readonly kind: "baseline" | "visibility";
  readonly sentence: string;
  /** Absolute; null where no file is to blame. */
  readonly file: string | null;
}
