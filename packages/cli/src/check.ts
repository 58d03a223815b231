import { ShownPath } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import packageJson from "../package.json" with { type: "json" };
import { exitCode } from "./exit-code.ts";
import { findAll, type FindOptions } from "./find.ts";
import type { Report } from "./output/formats/format.ts";
import { notFollowedNotice } from "./output/not-followed-notice.ts";
import { report } from "./output/report.ts";
import type { ReportRequest } from "./output/report-formats.ts";
import type { ReportedFinding } from "./output/reported-finding.ts";
import { Repository } from "./output/repository.ts";
import { SourceLines } from "./output/source-lines.ts";
import { reportPathFault } from "./output/write-report.ts";
import { UsageError } from "./usage-error.ts";

export interface CheckOptions extends FindOptions {
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
  const found = await findAll(paths, options, shown);
  const { results } = found;
  const open = found.findings.filter(({ suppressed }) => suppressed === null);
  const code = found.isUnread
    ? exitCode.couldNotAnalyse
    : hasFailed(open, options.maxWarnings)
      ? exitCode.findings
      : exitCode.clean;

  const read = results.filter(({ fatalErrorCount }) => fatalErrorCount === 0);
  const outcome: Report = {
    version: packageJson.version,
    findings: open.filter(({ severity }) => !(options.quiet && severity === "warning")),
    suppressed: found.findings.filter(({ suppressed }) => suppressed !== null),
    problems: found.problems,
    notices: [...found.notices, ...notFollowedNotice(plugin.notFollowed(), shown)],
    units: new Map(),
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
