import type { ReportedFinding } from "../output/reported-finding.ts";
import type { Annotation } from "./baseline-entry.ts";
import type { PlacedEntry } from "./baseline-file.ts";

/** Entries for findings; their numbers are given when they are written. */
export function entriesOf(findings: readonly ReportedFinding[], annotation: Annotation): readonly PlacedEntry[] {
  return findings.map(({ file, rule, symbol, lost, weight }, i) => ({
    file,
    rule,
    symbol,
    lost,
    weight,
    // In source order behind those that are there.
    nth: Number.MAX_SAFE_INTEGER - findings.length + i,
    ...annotation,
  }));
}
