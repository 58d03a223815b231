import type { ReportedFinding } from "../output/reported-finding.ts";
import { plural } from "../output/plural.ts";
import { UsageError } from "../usage-error.ts";
import type { PlacedEntry } from "./baseline-file.ts";
import { entriesOf } from "./entries-of.ts";
import type { Match } from "./match.ts";
import { putBaseline } from "./put-baseline.ts";
import { runBaseline } from "./run-baseline.ts";
import { annotationOf, type WriteOptions } from "./write-options.ts";

/**
 * Takes out what stands for nothing and brings the rest up to date, with all that people said of it; adds what is new when
 * it shall. Entries of what the paths do not hold stay as they are. Answers the exit code.
 * @throws UsageError when there is no baseline, or it cannot be written.
 */
export async function reviseBaseline(
  paths: readonly string[],
  options: WriteOptions,
  { addsNew }: { readonly addsNew: boolean },
): Promise<number> {
  const run = await runBaseline(paths, options, (baseline, { name, today, commandLine }) => {
    annotationOf(options, today);
    if (!baseline) throw new UsageError(`${name} is not there. To make one: ${commandLine("baseline create")}.`);
  });
  const { path, name, baseline, judged, shown, colours, today } = run;
  const annotation = annotationOf(options, today);
  const isExpired = new Set(judged.expired.map(({ entry }) => entry));
  const renewal = addsNew ? annotation.expires : null;
  const matches = new Map(judged.matches.map((one) => [one.entry, one]));
  const isUnused = new Set(judged.unused);
  const kept = (baseline?.entries ?? [])
    .filter((entry) => !isUnused.has(entry))
    .map((entry) => {
      const own = matches.get(entry);
      const current = own ? upToDate(own) : entry;
      return renewal !== null && isExpired.has(entry) ? { ...current, expires: renewal } : current;
    });
  const matched = new Set(judged.matches.map(({ finding }) => finding));
  const fresh = judged.fresh.filter((finding) => !matched.has(finding));
  const added = addsNew ? entriesOf(fresh, annotation) : [];
  const after = [...kept, ...added];

  const isDryRun = options.dryRun === true;
  const isChanged = putBaseline({ path, before: baseline?.text ?? null, after, isDryRun }, shown, colours);
  const renewed = renewal === null ? 0 : isExpired.size;
  const facts = [
    [added.length, "added"],
    [judged.unused.length, "taken out"],
    [judged.outdated.length, "brought up to date"],
    [renewed, "renewed"],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count?.toLocaleString("en")} ${what}`]));
  const does = isDryRun ? "would hold" : "holds";
  process.stdout.write(
    `${name} ${isChanged ? does : "stays as it is and holds"} ${plural(after.length, "known finding")}${facts.length > 0 ? `: ${facts.join(", ")}` : ""}.${isDryRun ? " Nothing was written." : ""}\n`,
  );
  const left = [
    ...(!addsNew && fresh.length > 0
      ? [
          `${plural(fresh.length, "finding")} ${fresh.length === 1 ? "is" : "are"} new. To see them: ${run.commandLine("check")}. To take them in: ${run.commandLine("baseline update")}.`,
        ]
      : []),
    ...(renewed === 0 && isExpired.size > 0
      ? [
          `${isExpired.size === 1 ? "1 entry has" : `${isExpired.size.toLocaleString("en")} entries have`} expired. Mend what they stand for, or renew them: ${run.commandLine("baseline update", ["--expires", "<day>"])}.`,
        ]
      : []),
  ];
  for (const sentence of left) process.stdout.write(`${sentence}\n`);
  return run.code;
}

/** The entry as it would be written today; what people said of it stays. */
function upToDate({ entry, finding }: Match<PlacedEntry, ReportedFinding>): PlacedEntry {
  const { file, rule, symbol, lost, weight } = finding;
  return { ...entry, file, rule, symbol, lost, weight };
}
