import type { Meaning } from "../fingerprint.ts";
import { isRenamedLoss, isRenamedSymbol, isStillThere } from "./renamed-names.ts";

/** An entry or a finding: what it means, and in which file. */
export interface Located extends Meaning {
  readonly file: string;
}

/** What can be known of files. */
export interface Files {
  /** Whether this run read it; one that is "unseen" may hold anything. */
  readonly stateOf: (file: string) => "read" | "gone" | "unseen";
  /** Of a file that was read. */
  readonly textOf: (file: string) => string;
}

export interface Match<Entry, Finding> {
  readonly entry: Entry;
  readonly finding: Finding;
  readonly how: "same" | "moved" | "renamed";
}

export interface Matching<Entry, Finding> {
  readonly matches: readonly Match<Entry, Finding>[];
  readonly openEntries: readonly Entry[];
  readonly openFindings: readonly Finding[];
}

/** A way in which a finding can be what an entry stands for. */
interface Tier<Entry, Finding> {
  readonly how: Match<Entry, Finding>["how"];
  readonly keyOfEntry: (entry: Entry) => string;
  readonly keyOfFinding: (finding: Finding) => string;
  readonly isSame: (entry: Entry, finding: Finding) => boolean;
  /** The less, the rather. */
  readonly costOf?: (entry: Entry, finding: Finding) => number;
}

/**
 * Finds for each entry the finding that it stands for, if there still is one. Every entry knows one finding at most, and what
 * is the same comes first, so that nothing new can hide behind what moved. In doubt, a finding is new.
 */
export function match<Entry extends Located, Finding extends Located>(
  entries: readonly Entry[],
  findings: readonly Finding[],
  files: Files,
): Matching<Entry, Finding> {
  let open = { openEntries: entries, openFindings: findings };
  const matches: Match<Entry, Finding>[] = [];
  const apply = (tier: Tier<Entry, Finding>) => {
    const { matches: more, ...rest } = pair(open.openEntries, open.openFindings, tier);
    matches.push(...more);
    open = rest;
  };

  const keyOf = (one: Located) => key(one.file, one.rule, one.symbol, one.lost);
  apply({ how: "same", keyOfEntry: keyOf, keyOfFinding: keyOf, isSame: () => true });

  const held = new Set(findings.map(keyOf));
  const meaningOf = ({ rule, symbol, lost }: Located) => key(rule, symbol, lost);
  const affinity = affinities(open.openEntries, open.openFindings, meaningOf);
  apply({
    how: "moved",
    keyOfEntry: meaningOf,
    keyOfFinding: meaningOf,
    isSame: (entry, finding) => {
      if (entry.file === finding.file || held.has(keyOf(entry))) return false;
      const state = files.stateOf(entry.file);
      if (state === "read") return entry.symbol !== "" && !isStillThere(entry.symbol, files.textOf(entry.file));
      return state === "gone";
    },
    costOf: affinity,
  });

  const movedTo = moves(matches, files);
  const fileOf = ({ file }: Located) => movedTo.get(file) ?? file;
  // What the baseline has of a name, that name had before, so it is nobody's new one.
  const symbols = new Set(entries.map((entry) => key(fileOf(entry), entry.symbol)));
  apply({
    how: "renamed",
    keyOfEntry: (entry) => key(fileOf(entry), entry.rule, entry.lost),
    keyOfFinding: ({ file, rule, lost }) => key(file, rule, lost),
    isSame: (entry, finding) =>
      !symbols.has(key(finding.file, finding.symbol)) &&
      isRenamedSymbol(entry.symbol, finding.symbol, files.textOf(finding.file)),
  });
  apply({
    how: "renamed",
    keyOfEntry: (entry) => key(fileOf(entry), entry.rule, entry.symbol),
    keyOfFinding: ({ file, rule, symbol }) => key(file, rule, symbol),
    isSame: (entry, finding) => isRenamedLoss(entry.lost, finding.lost, files.textOf(finding.file)),
  });
  return { matches, ...open };
}

/** Pairs what has the same key, in order. */
function pair<Entry, Finding>(
  entries: readonly Entry[],
  findings: readonly Finding[],
  { how, keyOfEntry, keyOfFinding, isSame, costOf = () => 0 }: Tier<Entry, Finding>,
): Matching<Entry, Finding> {
  const byKey = new Map<string, Set<Finding>>();
  for (const finding of findings) {
    const own = keyOfFinding(finding);
    byKey.set(own, (byKey.get(own) ?? new Set()).add(finding));
  }
  const matches: Match<Entry, Finding>[] = [];
  const openEntries: Entry[] = [];
  for (const entry of entries) {
    const candidates = byKey.get(keyOfEntry(entry));
    const finding = cheapest(candidates ?? [], entry, isSame, costOf);
    if (finding === null) openEntries.push(entry);
    else {
      candidates?.delete(finding);
      matches.push({ entry, finding, how });
    }
  }
  const taken = new Set(matches.map(({ finding }) => finding));
  return { matches, openEntries, openFindings: findings.filter((finding) => !taken.has(finding)) };
}

function cheapest<Entry, Finding>(
  candidates: Iterable<Finding>,
  entry: Entry,
  isSame: (entry: Entry, finding: Finding) => boolean,
  costOf: (entry: Entry, finding: Finding) => number,
): Finding | null {
  let best: { readonly finding: Finding; readonly cost: number } | null = null;
  for (const finding of candidates) {
    const cost = costOf(entry, finding);
    if (best !== null && cost >= best.cost) continue;
    if (!isSame(entry, finding)) continue;
    best = { finding, cost };
    if (cost <= 0) break;
  }
  return best?.finding ?? null;
}

/** The more of one file is found in another, and the more alike their names, the less it costs to say that it moved there. */
function affinities(
  entries: readonly Located[],
  findings: readonly Located[],
  meaningOf: (one: Located) => string,
): (entry: Located, finding: Located) => number {
  const files = new Map<string, Set<string>>();
  for (const finding of findings) {
    const own = meaningOf(finding);
    files.set(own, (files.get(own) ?? new Set()).add(finding.file));
  }
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const file of files.get(meaningOf(entry)) ?? []) {
      const way = key(entry.file, file);
      counts.set(way, (counts.get(way) ?? 0) + 1);
    }
  }
  const nameOf = (file: string) => file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  return (entry, finding) =>
    1 /
    (1 + (counts.get(key(entry.file, finding.file)) ?? 0) + (nameOf(entry.file) === nameOf(finding.file) ? 0.5 : 0));
}

/** Where files that are gone went, by what of them was found elsewhere. */
function moves(matches: readonly Match<Located, Located>[], { stateOf }: Files): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { entry, finding, how } of matches) {
    if (how !== "moved" || stateOf(entry.file) !== "gone") continue;
    const own = counts.get(entry.file) ?? new Map<string, number>();
    counts.set(entry.file, own.set(finding.file, (own.get(finding.file) ?? 0) + 1));
  }
  return new Map(
    [...counts].flatMap(([file, targets]) => {
      const [most] = [...targets].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      return most ? [[file, most[0]]] : [];
    }),
  );
}

function key(...parts: readonly string[]): string {
  return parts.join("\0");
}
