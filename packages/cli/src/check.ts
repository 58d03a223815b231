import { ShownPath } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";
import packageJson from "../package.json" with { type: "json" };
import { applyBaseline } from "./baseline/apply-baseline.ts";
import { commandLineOf } from "./baseline/command-line-of.ts";
import { openBaseline } from "./baseline/baseline-file.ts";
import { dayOf } from "./baseline/day.ts";
import type { BaselineOptions } from "./baseline/locate-baseline.ts";
import { baselineNotices, reportBaseline } from "./baseline/report-baseline.ts";
import { exitCode } from "./exit-code.ts";
import { findAll, type FindOptions } from "./find.ts";
import type { Report } from "./output/formats/format.ts";
import { report } from "./output/report.ts";
import type { ReportRequest } from "./output/report-formats.ts";
import type { ReportedFinding } from "./output/reported-finding.ts";
import { Repository } from "./output/repository.ts";
import { SourceLines } from "./output/source-lines.ts";
import { reportPathFault } from "./output/write-report.ts";
import { withKnown } from "./output/with-known.ts";
import { UsageError } from "./usage-error.ts";

export interface CheckOptions extends FindOptions, BaselineOptions {
  readonly maxWarnings?: number;
  readonly format: readonly ReportRequest[];
}

/**
 * Checks paths, reports what it finds, answers the exit code.
 * @throws ConfigFault when the configuration is not one, UsageError when a report cannot go where it shall.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const begun = Date.now();
  const shown = new ShownPath(process.cwd());
  refuse(options, shown);
  const known = openBaseline(options, shown);
  const found = await findAll(paths, options, shown);
  const today = dayOf(new Date());
  const judged = applyBaseline(known, found, { today, isWhole: true, paths });
  const command = (name: string, more?: readonly string[]) => commandLineOf(name, paths, options, more);
  const baseline = known && reportBaseline(known, judged, { shown, today, command });
  const results = known ? withKnown(found.results, judged.known) : found.results;
  const code = found.isUnread
    ? exitCode.couldNotAnalyse
    : (baseline?.faults.length ?? 0) > 0 || hasFailed(judged.fresh, options.maxWarnings)
      ? exitCode.findings
      : exitCode.clean;

  const read = results.filter(({ fatalErrorCount }) => fatalErrorCount === 0);
  const outcome: Report = {
    version: packageJson.version,
    findings: judged.fresh.filter(({ severity }) => !(options.quiet && severity === "warning")),
    known: judged.known,
    baseline,
    suppressed: found.findings.filter(({ suppressed }) => suppressed !== null),
    units: new Map(),
    problems: found.problems,
    notices: [...found.notices, ...(known ? baselineNotices(known, judged, { shown, today, command }) : [])],
    files: read.map(({ filePath }) => filePath),
    sources: options.source ? sourcesOf(read) : new Map(),
    isSourceShown: options.source,
    results,
    seconds: (Date.now() - begun) / 1000,
    isStrict: found.isStrict,
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
function hasFailed(findings: readonly ReportedFinding[], maxWarnings = Infinity): boolean {
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return findings.length > warnings || warnings > maxWarnings;
}
