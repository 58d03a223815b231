import type { ShownPath } from "@silent-failure/configuration/files";
import type { KnownFinding } from "../output/known-finding.ts";
import type { Fault } from "../output/fault.ts";
import { plural } from "../output/plural.ts";
import type { Judged } from "./apply-baseline.ts";
import type { Baseline } from "./baseline-file.ts";
import { daysAfter } from "./day.ts";

const namedAtMost = 3;
const soon = 14;
/** What a renewal is suggested for. */
const season = 90;

interface Circumstances {
  readonly shown: ShownPath;
  readonly today: string;
  /** A command over what this run looked at. */
  readonly command: (name: string, more?: readonly string[]) => string;
}

/** What makes a run fail by its baseline. */
export function baselineFaults(baseline: Baseline, judged: Judged, circumstances: Circumstances): readonly Fault[] {
  const sentences = [
    ...unusedFault(baseline, judged, circumstances),
    ...expiredFaults(baseline, judged, circumstances),
  ];
  return sentences.map((sentence) => ({ kind: "baseline", sentence, file: baseline.path }));
}

/** What does not fail a run, and is better known. */
export function baselineNotices(
  { path }: Baseline,
  { outdated }: Judged,
  { shown, command }: Circumstances,
): readonly string[] {
  if (outdated.length === 0) return [];
  const places = listed(
    outdated.map(({ entry, finding, how }) =>
      how === "moved"
        ? `${shown.of(entry.file)} → ${shown.of(finding.file)}`
        : `${shown.of(finding.file)}:${finding.span.line}`,
    ),
  );
  return [
    `${plural(outdated.length, "known finding")} of ${shown.of(path)} moved or had something renamed (${places}). To bring it up to date: ${command("baseline prune")}`,
  ];
}

function unusedFault({ path }: Baseline, { unused }: Judged, { shown, command }: Circumstances): readonly string[] {
  if (unused.length === 0) return [];
  const places = listed(
    unused.map(({ file, rule, symbol }) => `${shown.of(file)} ${rule}${symbol === "" ? "" : ` in ${symbol}`}`),
  );
  const what =
    unused.length === 1
      ? `1 entry of ${shown.of(path)} stands for nothing any more (${places}). What it knew is mended or gone, so take it out:`
      : `${unused.length.toLocaleString("en")} entries of ${shown.of(path)} stand for nothing any more (${places}). What they knew is mended or gone, so take them out:`;
  return [`${what} ${command("baseline prune")}`];
}

function expiredFaults(
  { path }: Baseline,
  { expired }: Judged,
  { shown, today, command }: Circumstances,
): readonly string[] {
  const groups = new Map<string, typeof expired>();
  for (const one of expired) {
    const { owner, expires } = one.entry;
    const said = `expired on ${expires}${owner === null ? "" : ` (owner: ${owner})`}`;
    groups.set(said, [...(groups.get(said) ?? []), one]);
  }
  const renewal = command("baseline update", ["--expires", daysAfter(today, season)]);
  return [...groups].map(([said, ones]) => {
    const places = listed(ones.map(({ finding: { file, span } }) => `${shown.of(file)}:${span.line}`));
    const entries = ones.length === 1 ? "1 entry" : `${ones.length.toLocaleString("en")} entries`;
    return `${entries} of ${shown.of(path)} ${said}: ${places}. Mend what is lost there, or renew: ${renewal}`;
  });
}

/** How many findings the baseline knows, by whom, and until when; null when it knows none. */
export function knownSentence(
  { path }: Baseline,
  known: readonly KnownFinding[],
  { shown, today }: Circumstances,
): string | null {
  if (known.length === 0) return null;
  const last = daysAfter(today, soon);
  const expiring = known.filter(({ entry: { expires } }) => expires !== null && expires <= last).length;
  const owners = ownersOf(known);
  const facts = [
    ...(owners === null ? [] : [owners]),
    ...(expiring === 0
      ? []
      : [`${expiring.toLocaleString("en")} ${expiring === 1 ? "expires" : "expire"} within ${soon} days`]),
  ];
  return `${plural(known.length, "known finding")} ${known.length === 1 ? "is" : "are"} in ${shown.of(path)}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`;
}

function ownersOf(known: readonly KnownFinding[]): string | null {
  const counts = new Map<string | null, number>();
  for (const { entry } of known) counts.set(entry.owner, (counts.get(entry.owner) ?? 0) + 1);
  if (counts.size === 1 && counts.has(null)) return null;
  return listed(
    [...counts]
      .toSorted(([a, x], [b, y]) => y - x || ((a ?? "") < (b ?? "") ? -1 : 1))
      .map(([owner, count]) => `${count.toLocaleString("en")} ${owner === null ? "without an owner" : `of ${owner}`}`),
  );
}

function listed(texts: readonly string[]): string {
  const more = texts.length > namedAtMost ? `, and ${(texts.length - namedAtMost).toLocaleString("en")} more` : "";
  return `${texts.slice(0, namedAtMost).join(", ")}${more}`;
}
