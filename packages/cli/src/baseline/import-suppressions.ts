import { dirname, resolve } from "node:path";
import { prefix } from "@silent-failure/configuration";
import { ShownPath } from "@silent-failure/configuration/files";
import { plural } from "../output/plural.ts";
import type { ReportedFinding } from "../output/reported-finding.ts";
import { UsageError } from "../usage-error.ts";
import { entriesOf } from "./entries-of.ts";
import { putBaseline } from "./put-baseline.ts";
import { runBaseline } from "./run-baseline.ts";
import { readSuppressions, suppressionsAmong } from "./suppressions-file.ts";
import { annotationOf, type WriteOptions } from "./write-options.ts";

/**
 * Makes entries of ESLint's bulk suppressions: of each file and rule as many findings as are suppressed, in source order.
 * One of the paths may be that file. Answers the exit code.
 * @throws UsageError when there are none, or the baseline cannot be written.
 */
export async function importSuppressions(given: readonly string[], options: WriteOptions): Promise<number> {
  const { file: from, paths } = suppressionsAmong(given);
  const fromShown = new ShownPath(process.cwd()).of(from);
  const suppressions = readSuppressions(from, fromShown);
  if (suppressions === null)
    throw new UsageError(
      `${fromShown} does not exist. Name ESLint's suppressions: silent-failure baseline import <file.json>.`,
    );
  const run = await runBaseline(paths, options, (_baseline, { today }) => annotationOf(options, today));
  const { path, name, baseline, judged, shown, colours, today } = run;

  const open = groups(judged.fresh);
  const known = groups(judged.known);
  const taken: ReportedFinding[] = [];
  const missing: string[] = [];
  for (const [file, rules] of Object.entries(suppressions)) {
    for (const [id, { count }] of Object.entries(rules)) {
      if (!id.startsWith(prefix)) continue;
      const key = keyOf(resolve(dirname(from), file), id.slice(prefix.length));
      const held = known.get(key)?.length ?? 0;
      const own = (open.get(key) ?? []).slice(0, Math.max(0, count - held));
      taken.push(...own);
      if (held + own.length < count)
        missing.push(`${file} ${id}: ${count} suppressed, and ${(held + own.length).toLocaleString("en")} found`);
    }
  }
  const before = baseline?.text ?? null;
  const after = [...(baseline?.entries ?? []), ...entriesOf(taken, annotationOf(options, today))];
  const isDryRun = options.dryRun === true;
  putBaseline({ path, before, after, isDryRun }, shown, colours);
  const left = judged.fresh.length - taken.length;
  const sentences = [
    `${name} ${isDryRun ? "would hold" : "holds"} ${plural(after.length, "known finding")}: ${taken.length.toLocaleString("en")} taken over from ${fromShown}.${isDryRun ? " Nothing was written." : ""}`,
    ...(missing.length > 0
      ? [`Not found any more, or not at this level (is --strict missing?):`, ...missing.map((one) => `  ${one}`)]
      : []),
    ...(left > 0
      ? [
          `${plural(left, "finding")} ${left === 1 ? "was" : "were"} not suppressed, and ${left === 1 ? "stays" : "stay"} new: ${run.commandLine("check")}`,
        ]
      : []),
  ];
  process.stdout.write(`${sentences.join("\n")}\n`);
  return run.code;
}

function groups<Finding extends ReportedFinding>(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const byKey = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding.file, finding.rule);
    byKey.set(key, [...(byKey.get(key) ?? []), finding]);
  }
  return byKey;
}

function keyOf(file: string, rule: string): string {
  return `${file}\0${rule}`;
}
