import { ShownPath } from "@silent-failure/configuration/files";
import { isFinding } from "@silent-failure/mending";
import type { ESLint } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import packageJson from "../package.json" with { type: "json" };
import { eslintFor } from "./eslint-for.ts";
import { exitCode } from "./exit-code.ts";
import { failedResult, lintFiles } from "./lint-files.ts";
import { coloursFor } from "./output/colours.ts";
import type { Report } from "./output/formats/format.ts";
import { notFollowedNotice } from "./output/not-followed-notice.ts";
import { ProgressBar } from "./output/progress-bar.ts";
import { report } from "./output/report.ts";
import type { ReportRequest } from "./output/report-formats.ts";
import { reportedFindings } from "./output/reported-finding.ts";
import { Repository } from "./output/repository.ts";
import { SourceLines } from "./output/source-lines.ts";
import { reportPathFault } from "./output/write-report.ts";
import { select, type SelectOptions } from "./select.ts";
import { sortResults } from "./sort-results.ts";
import { UsageError } from "./usage-error.ts";

export interface CheckOptions extends SelectOptions {
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly format: readonly ReportRequest[];
  /** False for `--no-source`. */
  readonly source: boolean;
  readonly color?: boolean;
}

/**
 * Checks paths, reports what it finds, answers the exit code.
 * @throws ConfigFault when the configuration is not one, UsageError when a report cannot go where it shall.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const begun = Date.now();
  const shown = new ShownPath(process.cwd());
  refuse(options, shown);
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
  // Nothing was named that could be checked: a gate that then says "clean" would be a silent failure of its own.
  const isUnread = allProblems.length > 0 || raw.length === 0;
  const code = isUnread
    ? exitCode.couldNotAnalyse
    : hasFailed(raw, options.maxWarnings)
      ? exitCode.findings
      : exitCode.clean;

  const findings = results.flatMap((result) => reportedFindings(result, { isSourceShown: options.source }));
  const read = results.filter(({ fatalErrorCount }) => fatalErrorCount === 0);
  const outcome: Report = {
    version: packageJson.version,
    findings: findings.filter(({ suppressed }) => suppressed === null),
    known: [],
    suppressed: findings.filter(({ suppressed }) => suppressed !== null),
    units: new Map(),
    problems: allProblems,
    notices: [...notices, ...notFollowedNotice(plugin.notFollowed(), shown)],
    files: read.map(({ filePath }) => filePath),
    sources: options.source ? sourcesOf(read) : new Map(),
    isSourceShown: options.source,
    results,
    seconds: (Date.now() - begun) / 1000,
    isStrict,
    exitCode: code,
    shown,
    repository: new Repository(process.cwd()),
  };
  const unwritten = report(outcome, options.format, { color: options.color, shown });
  return unwritten.length > 0 ? exitCode.couldNotAnalyse : code;
}

/** Said before the work and not after it. */
function refuse({ format }: CheckOptions, shown: ShownPath): void {
  for (const { path } of format) {
    const fault = path === null ? null : reportPathFault(path, shown.of(path));
    if (fault !== null) throw new UsageError(fault);
  }
}

function sourcesOf(results: readonly ESLint.LintResult[]): ReadonlyMap<string, SourceLines> {
  return new Map(
    results.flatMap(({ filePath, source }) => (source === undefined ? [] : [[filePath, new SourceLines(source)]])),
  );
}

/** `--quiet` hides warnings; it does not stop them from counting. */
function hasFailed(results: readonly ESLint.LintResult[], maxWarnings = Infinity): boolean {
  const findings = results.flatMap(({ messages }) => messages).filter(isFinding);
  const warnings = findings.filter(({ severity }) => severity === 1).length;
  return findings.length > warnings || warnings > maxWarnings;
}
