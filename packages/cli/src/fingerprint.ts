import { createHash } from "node:crypto";

/** What makes a finding this one and no other, whatever moves around it. */
export interface Meaning {
  readonly rule: string;
  /** The functions and classes around it; empty at the top of a file. */
  readonly symbol: string;
  /** The write that fails, or the condition that drops an item. */
  readonly lost: string;
}

/** The same for all findings that mean the same: no path, no line and no layout is in it. */
function fingerprintOf({ rule, symbol, lost }: Meaning): string {
  return createHash("sha256").update([rule, symbol, lost].join("\0")).digest("hex").slice(0, 16);
}

/** A fingerprint for each finding of one file, in source order; those that mean the same are told apart by a number. */
export function fingerprintsOf(meanings: readonly Meaning[]): readonly string[] {
  const counts = new Map<string, number>();
  return meanings.map((meaning) => {
    const print = fingerprintOf(meaning);
    const count = (counts.get(print) ?? 0) + 1;
    counts.set(print, count);
    return `${print}:${count}`;
  });
}
