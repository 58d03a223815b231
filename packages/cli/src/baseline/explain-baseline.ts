import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { optionOf } from "../fix/remedy-options.ts";
import { plural } from "../output/plural.ts";
import type { ReportedFinding } from "../output/reported-finding.ts";
import { harmless } from "../output/screen.ts";
import { UsageError } from "../usage-error.ts";
import { commandLineOf } from "./command-line-of.ts";
import type { PlacedEntry } from "./baseline-file.ts";
import type { Match } from "./match.ts";
import { runBaseline, type BaselineRun } from "./run-baseline.ts";
import type { BaselineRunOptions } from "./write-options.ts";

/** One entry, and what it stands for now. */
interface Explained {
  readonly entry: PlacedEntry;
  readonly match: Match<PlacedEntry, ReportedFinding> | null;
}

/**
 * Says of each entry, or of those that are asked for by file, file:line or text, what it stands for now; answers the exit code.
 * What is known fails no run, this one least of all.
 * @throws UsageError when there is no baseline.
 */
export async function explainBaseline(given: readonly string[], options: BaselineRunOptions): Promise<number> {
  const folders = given.filter(isFolder);
  const wanted = given.filter((one) => !isFolder(one));
  const run = await runBaseline(folders, options, (baseline, { name, commandLine }) => {
    if (!baseline) throw new UsageError(`${name} is not there. To make one: ${commandLine("baseline create")}.`);
  });
  const matches = new Map(run.judged.matches.map((one) => [one.entry, one]));
  const all = (run.baseline?.entries ?? []).map((entry) => ({ entry, match: matches.get(entry) ?? null }));
  const asked = all.filter((one) => wanted.length === 0 || wanted.some((text) => isAskedFor(one, text, run)));
  const blocks = asked.map((one) => block(one, run));
  const total = plural(all.length, "known finding");
  const summary =
    wanted.length === 0
      ? `${run.name} holds ${total}.`
      : asked.length === 0
        ? `None of the ${total} of ${run.name} is about ${wanted.join(" or ")}. Ask with a file, a file:line, or words of an entry.`
        : `${asked.length.toLocaleString("en")} of the ${total} of ${run.name}.`;
  process.stdout.write(harmless([...blocks, `${summary}\n`].join("\n")));
  return 0;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function isAskedFor({ entry, match }: Explained, text: string, { shown }: BaselineRun): boolean {
  const [, file = text, line] = /^(.+):(\d+)$/.exec(text) ?? [];
  const path = resolve(file);
  if (path === entry.file || path === match?.finding.file) {
    if (line === undefined) return true;
    const span = match?.finding.span;
    return span !== undefined && span.line <= Number(line) && Number(line) <= span.endLine;
  }
  const { rule, symbol, lost, reason, owner, expires } = entry;
  const words = [shown.of(entry.file), rule, symbol, lost, reason, owner, expires];
  return words.some((word) => word?.toLowerCase().includes(text.toLowerCase()));
}

function block({ entry, match }: Explained, run: BaselineRun): string {
  const { shown, colours } = run;
  const { rule, symbol, lost, reason, owner, expires } = entry;
  const place = match ? `${shown.of(match.finding.file)}:${match.finding.span.line}` : shown.of(entry.file);
  const rows = [
    ["state", stateOf({ entry, match }, run)],
    ["lost", `${lost}${symbol === "" ? "" : ` in ${symbol}`}`],
    ["reason", reason],
    ["owner", owner],
    ["until", expires],
    ["mend", mendingOf({ entry, match }, run)],
  ].flatMap(([name, value]) => (value === null ? [] : [`  ${colours.dim((name ?? "").padEnd(6))}  ${value}`]));
  return `${colours.underline(colours.cyan(place))}  ${colours.dim(rule)}\n${rows.join("\n")}\n`;
}

function stateOf({ entry, match }: Explained, { judged, shown, today }: BaselineRun): string {
  if (!match) return judged.unused.includes(entry) ? "stands for nothing any more" : "not looked at in this run";
  const { finding, how } = match;
  const over = entry.expires !== null && entry.expires < today ? `expired on ${entry.expires}` : "known";
  if (how === "moved") return `${over}, moved here from ${shown.of(entry.file)}`;
  if (how === "same") return over;
  const what = entry.symbol === finding.symbol ? `now: ${finding.lost}` : `now: ${finding.symbol}`;
  return `${over}, renamed (${what})`;
}

function mendingOf({ entry, match }: Explained, { judged, shown, options, commandLine }: BaselineRun): string | null {
  if (!match) return judged.unused.includes(entry) ? `take it out: ${commandLine("baseline prune")}` : null;
  const { file, rule, remedies } = match.finding;
  const [best] = remedies;
  if (!best) return null;
  // `fix` knows no baseline.
  const { baseline: _, ...selecting } = options;
  const how = ["--only", rule, "--remedy", optionOf(best.remedy)];
  return `${best.title}: ${commandLineOf("fix", [shown.of(file)], selecting, how)}`;
}
