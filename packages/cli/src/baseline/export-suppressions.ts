import { dirname, relative, resolve, sep } from "node:path";
import { existsSync } from "node:fs";
import { prefix } from "@silent-failure/configuration";
import { plural } from "../output/plural.ts";
import { UsageError } from "../usage-error.ts";
import { runBaseline } from "./run-baseline.ts";
import { readSuppressions, suppressionsAmong, suppressionsText, writeSuppressions } from "./suppressions-file.ts";
import type { WriteOptions } from "./write-options.ts";

/**
 * Writes what the baseline knows as ESLint's bulk suppressions, as counts by file and rule. What is suppressed of other rules,
 * and of files that this run did not look at, stays; one of the paths may be its file. Answers the exit code.
 * @throws UsageError when there is no baseline, or what is there is no file of suppressions.
 */
export async function exportSuppressions(given: readonly string[], options: WriteOptions): Promise<number> {
  const { file: to, paths } = suppressionsAmong(given);
  const run = await runBaseline(paths, options, (baseline, { name, commandLine }) => {
    if (!baseline) throw new UsageError(`${name} is not there. To make one: ${commandLine("baseline create")}.`);
  });
  const shown = run.shown.of(to);
  const folder = dirname(to);
  const counts = new Map<string, Map<string, number>>();
  // ESLint suppresses errors only, and calls a count that it does not need a mistake.
  const errors = run.judged.known.filter(({ severity }) => severity === "error");
  for (const { file, rule } of errors) {
    const name = relative(folder, file).split(sep).join("/");
    const own = counts.get(name) ?? new Map<string, number>();
    counts.set(name, own.set(prefix + rule, (own.get(prefix + rule) ?? 0) + 1));
  }
  const read = new Set(run.found.results.map(({ filePath }) => filePath));
  const before = readSuppressions(to, shown) ?? {};
  const after = Object.fromEntries(
    [...new Set([...Object.keys(before), ...counts.keys()])].map((name) => {
      const path = resolve(folder, name);
      const isOver = read.has(path) || !existsSync(path);
      const kept = Object.entries(before[name] ?? {}).filter(([rule]) => !(isOver && rule.startsWith(prefix)));
      const own = [...(counts.get(name) ?? [])].map(([rule, count]) => [rule, { count }] as const);
      return [name, Object.fromEntries([...kept, ...own])];
    }),
  );
  if (options.dryRun) process.stdout.write(`${suppressionsText(after)}\n`);
  else writeSuppressions(to, after, shown);
  process.stdout.write(
    `${shown} ${options.dryRun ? "would suppress" : "suppresses"} ${plural(errors.length, "known finding")} of ${run.name}.\n`,
  );
  return run.code;
}
