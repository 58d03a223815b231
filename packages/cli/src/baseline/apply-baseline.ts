import { existsSync } from "node:fs";
import type { Found } from "../find.ts";
import type { KnownFinding } from "../output/known-finding.ts";
import type { ReportedFinding } from "../output/reported-finding.ts";
import type { Baseline, PlacedEntry } from "./baseline-file.ts";
import { match, type Match } from "./match.ts";
import { Scope } from "./scope.ts";

/** What a baseline says of a run. */
export interface Judged {
  /** As the findings come in the files. */
  readonly matches: readonly Match<PlacedEntry, ReportedFinding>[];
  /** Findings that no entry stands for, and those whose entry has expired: in source order. */
  readonly fresh: readonly ReportedFinding[];
  readonly known: readonly KnownFinding[];
  /** Entries that hold no longer, with what they stood for. */
  readonly expired: readonly Match<PlacedEntry, ReportedFinding>[];
  /** Known, but the baseline has another name or file for them. */
  readonly outdated: readonly Match<PlacedEntry, ReportedFinding>[];
  /** Entries that stand for nothing any more. */
  readonly unused: readonly PlacedEntry[];
}

export interface JudgeOptions {
  /** The day in UTC, as in 2027-01-31. */
  readonly today: string;
  /** What was asked for was looked at as a whole. A part cannot tell that an entry stands for nothing. */
  readonly isWhole: boolean;
  readonly paths: readonly string[];
}

/** Tells known findings from new ones, and finds the entries that stand for nothing any more. */
export function applyBaseline(baseline: Baseline | null, found: Found, options: JudgeOptions): Judged {
  const open = found.findings.filter(({ suppressed }) => suppressed === null);
  const scope = new Scope(found, options.paths);
  const { matches, openEntries } = match(baseline?.entries ?? [], open, {
    stateOf: (file) => (scope.isRead(file) ? "read" : existsSync(file) ? "unseen" : "gone"),
    // A file that was read a moment ago; one that is gone meanwhile holds nothing.
    textOf: (file) => found.textOf(file) ?? "",
  });
  const order = new Map(open.map((finding, i) => [finding, i]));
  const inOrder = matches.toSorted((a, b) => (order.get(a.finding) ?? 0) - (order.get(b.finding) ?? 0));
  const isOver = ({ entry: { expires } }: Match<PlacedEntry, ReportedFinding>) =>
    expires !== null && expires < options.today;
  const holding = new Map(matches.filter((one) => !isOver(one)).map((one) => [one.finding, one.entry]));
  return {
    matches: inOrder,
    fresh: open.filter((finding) => !holding.has(finding)),
    known: open.flatMap((finding) => {
      const entry = holding.get(finding);
      if (!entry) return [];
      const { reason, owner, expires } = entry;
      return [{ ...finding, entry: { reason, owner, expires } }];
    }),
    expired: inOrder.filter(isOver),
    outdated: inOrder.filter(({ how }) => how !== "same"),
    unused: options.isWhole ? openEntries.filter((entry) => scope.holds(entry)) : [],
  };
}
