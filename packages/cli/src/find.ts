import type { Problem, ShownPath } from "@silent-failure/configuration/files";
import type { ESLint, Linter } from "eslint";
import { eslintFor } from "./eslint-for.ts";
import { failedResult, lintFiles } from "./lint-files.ts";
import { coloursFor } from "./output/colours.ts";
import { ProgressBar } from "./output/progress-bar.ts";
import { reportedFindings, type ReportedFinding } from "./output/reported-finding.ts";
import { select, type SelectOptions } from "./select.ts";
import { sortResults } from "./sort-results.ts";

export interface FindOptions extends SelectOptions {
  /** What only warns is left out of `results`; it stays among the findings. */
  readonly quiet?: boolean;
  /** False for `--no-source`. */
  readonly source: boolean;
  readonly color?: boolean;
}

/** What a run over some paths came upon. */
export interface Found {
  /** All of them, those that comments switch off and those that `--quiet` hides among them. */
  readonly findings: readonly ReportedFinding[];
  /** As ESLint has them, with nothing in them but findings and what could not be analysed. */
  readonly results: readonly ESLint.LintResult[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly isStrict: boolean;
  /** The levels and options that the rules ran with. */
  readonly rules: Linter.RulesRecord;
  /** Something that was asked for could not be analysed, or there was nothing. */
  readonly isUnread: boolean;
}

/**
 * Checks paths and answers what is found there.
 * @throws ConfigFault when the configuration is not one.
 */
export async function findAll(paths: readonly string[], options: FindOptions, shown: ShownPath): Promise<Found> {
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
  const whole = options.quiet === true ? sortResults(raw, false, shown) : sorted;
  const unread = problems.flatMap(({ file, sentence }) => (file === undefined ? [] : [failedResult(file, sentence)]));
  const allProblems = [...problems, ...sorted.problems];
  return {
    findings: whole.results.flatMap((result) => reportedFindings(result, { isSourceShown: options.source })),
    results: [...sorted.results, ...unread],
    problems: allProblems,
    notices,
    isStrict,
    rules: batches[0]?.options.rules ?? {},
    // Nothing was named that could be checked: a gate that then says "clean" would be a silent failure of its own.
    isUnread: allProblems.length > 0 || raw.length === 0,
  };
}
