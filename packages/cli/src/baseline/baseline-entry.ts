import type { Meaning } from "../fingerprint.ts";
import type { ReportedFinding } from "../output/reported-finding.ts";

/** What people say of an entry. */
export interface Annotation {
  readonly reason: string | null;
  readonly owner: string | null;
  /** A day, as in 2027-01-31; from the next one on, the entry holds no longer. */
  readonly expires: string | null;
}

/** A finding that is known. */
export interface BaselineEntry extends Meaning, Annotation {
  /** With slashes, from the folder of the baseline. */
  readonly file: string;
  /** Which one of those that mean the same in a file, from 1. */
  readonly nth: number;
  /** Arguable findings are not found at every level. */
  readonly weight: ReportedFinding["weight"];
}

/** The line of an entry: no two entries have the same, and what is as a rule is left out. */
export function lineOfEntry(entry: BaselineEntry): string {
  const { file, rule, symbol, lost, nth, weight, reason, owner, expires } = entry;
  return JSON.stringify({
    file,
    rule,
    symbol,
    lost,
    ...(nth > 1 ? { nth } : {}),
    ...(weight === "arguable" ? { weight } : {}),
    ...(reason === null ? {} : { reason }),
    ...(owner === null ? {} : { owner }),
    ...(expires === null ? {} : { expires }),
  });
}

/** By code units, so that every machine sorts alike. */
export function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compare(a.file, b.file) ||
    compare(a.rule, b.rule) ||
    compare(a.symbol, b.symbol) ||
    compare(a.lost, b.lost) ||
    a.nth - b.nth
  );
}

/** The same for entries that stand for the same thing in the same file. */
export function keyOfEntry({
  file,
  rule,
  symbol,
  lost,
}: Omit<BaselineEntry, "nth" | "weight" | keyof Annotation>): string {
  return JSON.stringify([file, rule, symbol, lost]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
