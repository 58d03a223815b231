import { ShownPath } from "@silent-failure/configuration/files";
import { isFinding } from "@silent-failure/mending";
import type { ESLint } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { eslintFor } from "./eslint-for.ts";
import { exitCode } from "./exit-code.ts";
import { failedResult, lintFiles } from "./lint-files.ts";
import { coloursFor } from "./output/colours.ts";
import { notFollowedNotice } from "./output/not-followed-notice.ts";
import { ProgressBar } from "./output/progress-bar.ts";
import { report } from "./output/report.ts";
import { select, type SelectOptions } from "./select.ts";
import { sortResults } from "./sort-results.ts";

export interface CheckOptions extends SelectOptions {
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly format: "pretty" | "json";
  readonly color?: boolean;
}

/**
 * Checks paths, prints what it finds, answers the exit code.
 * @throws ConfigFault when the configuration is not one.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const begun = Date.now();
  const shown = new ShownPath(process.cwd());
  const { batches, problems, notices, isStrict } = await select(paths, options, shown);

  const bar = new ProgressBar(process.stderr, coloursFor(process.stderr, options.color));
  bar.expect(batches.reduce((sum, { files }) => sum + files.length, 0));
  const raw: ESLint.LintResult[] = [];
  try {
    for (const { options: eslintOptions, files } of batches) {
      const onChecked = (count: number) => bar.advance(count);
      raw.push(...(await lintFiles(eslintFor(eslintOptions), files, eslintOptions.cache, onChecked)));
    }
  } finally {
    bar.remove();
  }

  const sorted = sortResults(raw, options.quiet === true, shown);
  const unread = problems.flatMap(({ file, sentence }) => (file === undefined ? [] : [failedResult(file, sentence)]));
  const results = [...sorted.results, ...unread];
  const allProblems = [...problems, ...sorted.problems];
  const seconds = (Date.now() - begun) / 1000;
  const allNotices = [...notices, ...notFollowedNotice(plugin.notFollowed(), shown)];
  report({ results, problems: allProblems, notices: allNotices, seconds, isStrict }, options, shown);

  // Nothing was named that could be checked: a gate that then says "clean" would be a silent failure of its own.
  if (allProblems.length > 0 || raw.length === 0) return exitCode.couldNotAnalyse;
  return hasFailed(raw, options.maxWarnings) ? exitCode.findings : exitCode.clean;
}

/** `--quiet` hides warnings; it does not stop them from counting. */
function hasFailed(results: readonly ESLint.LintResult[], maxWarnings = Infinity): boolean {
  const findings = results.flatMap(({ messages }) => messages).filter(isFinding);
  const warnings = findings.filter(({ severity }) => severity === 1).length;
  return findings.length > warnings || warnings > maxWarnings;
}
