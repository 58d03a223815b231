import type { ReportedFinding } from "./reported-finding.ts";

/** A finding that the baseline knows: it does not fail a run. */
export interface KnownFinding extends ReportedFinding {
  readonly entry: {
    readonly reason: string | null;
    readonly owner: string | null;
    readonly expires: string | null;
  };
}
