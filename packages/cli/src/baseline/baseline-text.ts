import { compareEntries, keyOfEntry, lineOfEntry, type BaselineEntry } from "./baseline-entry.ts";

export const baselineVersion = 1;

/** A baseline as text: sorted, a line for each entry, and an end that a text which was cut off does not have. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [
    JSON.stringify({ silentFailureBaseline: baselineVersion }),
    ...numbered(entries).map(lineOfEntry),
    JSON.stringify({ end: true }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Those that mean the same, told apart by a number that counts from 1 without a gap. */
function numbered(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const counts = new Map<string, number>();
  return entries.toSorted(compareEntries).map((entry) => {
    const key = keyOfEntry(entry);
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { ...entry, nth };
  });
}
