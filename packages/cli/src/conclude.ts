import type { ShownPath } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";
import packageJson from "../package.json" with { type: "json" };
import { applyBaseline } from "./baseline/apply-baseline.ts";
import { commandLineOf } from "./baseline/command-line-of.ts";
import { openBaseline, type Baseline } from "./baseline/baseline-file.ts";
import { dayOf } from "./baseline/day.ts";
import type { BaselineOptions } from "./baseline/locate-baseline.ts";
import { baselineFaults, baselineNotices, knownSentence } from "./baseline/report-baseline.ts";
import { exitCode } from "./exit-code.ts";
import type { FindOptions, Found } from "./find.ts";
import type { Fault } from "./output/fault.ts";
import type { Report } from "./output/formats/format.ts";
import { report } from "./output/report.ts";
import type { ReportRequest } from "./output/report-formats.ts";
import type { ReportedFinding } from "./output/reported-finding.ts";
import { Repository } from "./output/repository.ts";
import { SourceLines } from "./output/source-lines.ts";
import { reportPathFault } from "./output/write-report.ts";
import { withKnown } from "./output/with-known.ts";
import type { Plan } from "./plan.ts";
import { beforeNotices, beforeSentence, knownBefore } from "./since/known-before.ts";
import { UsageError } from "./usage-error.ts";
import { VisibilityGate, type VisibilityOptions } from "./visibility/visibility-gate.ts";

export interface ConcludeOptions extends FindOptions, BaselineOptions, VisibilityOptions {
  readonly maxWarnings?: number;
  readonly format: readonly ReportRequest[];
}

/** What was looked at. */
export interface Run {
  readonly paths: readonly string[];
  /** Milliseconds since the epoch. */
  readonly begun: number;
}

/** Holds what was found against the baseline and the minimums, reports it, and answers the exit code. */
export class Conclusion {
  private readonly options: ConcludeOptions;
  private readonly shown: ShownPath;
  private readonly known: Baseline | null;
  private readonly gate: VisibilityGate;

  /**
   * Made before the work, so that a bad request costs none.
   * @throws UsageError when the baseline is none, or a report cannot go where it shall.
   */
  constructor(options: ConcludeOptions, plan: Pick<Plan, "config" | "configPath">, shown: ShownPath) {
    for (const { path } of options.format) {
      const fault = path === null ? null : reportPathFault(path, shown.of(path));
      if (fault !== null) throw new UsageError(fault);
    }
    if ((options.since !== undefined || options.staged === true) && isPartOf(options))
      throw new UsageError(
        "--format shard writes a part of a whole run, and --since and --staged look at a change. Leave one out.",
      );
    this.options = options;
    this.shown = shown;
    this.known = openBaseline(options, shown);
    this.gate = new VisibilityGate(options, plan, shown);
  }

  of(found: Found, { paths, begun }: Run): number {
    const { options, shown, known } = this;
    const today = dayOf(new Date());
    const judged = applyBaseline(known, found, { today, isWhole: !found.isPart, paths });
    const command = (name: string, more?: readonly string[]) => commandLineOf(name, paths, options, more);
    const visibility = this.gate.judge({ ...found, paths });
    const faults: readonly Fault[] = [
      ...(known ? baselineFaults(known, judged, { shown, today, command }) : []),
      ...visibility.faults.map((sentence): Fault => ({ kind: "visibility", sentence, file: null })),
    ];
    const before =
      found.before &&
      knownBefore(judged.fresh, found.before, {
        read: new Set(found.results.map(({ filePath }) => filePath)),
        textOf: found.textOf,
      });
    const fresh = before?.fresh ?? judged.fresh;
    const allKnown = [...judged.known, ...(before?.known ?? [])];
    const results = allKnown.length > 0 ? withKnown(found.results, allKnown) : found.results;
    // A part says what it found; whether that is too much is for the whole to say.
    const isLeftToMerge = isPartOf(options);
    const code = found.isUnread
      ? exitCode.couldNotAnalyse
      : !isLeftToMerge && (faults.length > 0 || hasFailed(fresh, options.maxWarnings))
        ? exitCode.findings
        : exitCode.clean;

    const read = results.filter(({ fatalErrorCount }) => fatalErrorCount === 0);
    const outcome: Report = {
      version: packageJson.version,
      findings: fresh.filter(({ severity }) => !(options.quiet && severity === "warning")),
      known: allKnown,
      isCompared: known !== null || before !== null,
      knownSentences: [
        ...(known ? [knownSentence(known, judged.known, { shown, today, command })] : []),
        ...(found.before ? beforeSentence(found.before, before?.known ?? []) : []),
      ].filter((sentence) => sentence !== null),
      part: found.part,
      faults,
      suppressed: found.findings.filter(({ suppressed }) => suppressed !== null),
      problems: found.problems,
      notices: [
        ...found.notices,
        ...(known ? baselineNotices(known, judged, { shown, today, command }) : []),
        ...visibility.notices,
        ...(found.before ? beforeNotices(found.before, shown) : []),
        ...(isLeftToMerge
          ? ["Whether this is too much is for the whole run to say: silent-failure merge, with all parts."]
          : []),
      ],
      units: found.units,
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
}

function isPartOf({ format }: ConcludeOptions): boolean {
  return format.some((request) => request.format === "shard");
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
