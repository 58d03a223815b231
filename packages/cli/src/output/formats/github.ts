import { plural } from "../plural.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import { harmless } from "../screen.ts";
import { oneLine, trailText } from "../trail-text.ts";
import type { Report } from "./format.ts";

/** GitHub shows this many annotations of each kind in a step, and drops the others without a word. */
const perKind = 10;

/** Annotations on the lines of a pull request, errors first; what GitHub would drop stands in the log, and is counted. */
export function github(report: Report): readonly string[] {
  const { findings, problems, repository } = report;
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  // What went unread is one of the errors: a gate that passes it over would be silent itself.
  const unread =
    problems.length > 0 ? [command("error", { title: "Not everything was checked" }, unreadText(report))] : [];
  const faults = report.baseline?.faults ?? [];
  const outdated =
    faults.length > 0
      ? [
          command(
            "error",
            { ...baselineFile(report), title: "The baseline is not up to date" },
            faults.slice(0, perKind).join("\n"),
          ),
        ]
      : [];
  const room = perKind - unread.length - outdated.length;
  const shown = [...errors.slice(0, room), ...warnings.slice(0, perKind)];
  const lines = [...unread, ...outdated, ...shown.map((finding) => annotation(finding, repository.path(finding.file)))];

  const rest = [...errors.slice(room), ...warnings.slice(perKind)];
  if (rest.length > 0) {
    const where = process.env["GITHUB_STEP_SUMMARY"] ? "the summary of the job and in the log" : "the log of this step";
    lines.push(
      command(
        "notice",
        { title: `${rest.length} more` },
        `${plural(rest.length, "more silent failure")} without an annotation, as GitHub shows ${perKind} of each kind: see ${where}.`,
      ),
      command("group", {}, `${rest.length} more`),
      ...rest.map(({ file, span, rule, message }) =>
        logLine(`${repository.path(file)}:${span.line}:${span.column} ${rule}: ${message}`),
      ),
      command("endgroup", {}, ""),
    );
  }
  const known = report.known.length > 0 ? `, ${report.known.length} known` : "";
  const total = `${plural(findings.length, "silent failure")}${known} in ${plural(report.files.length, "file")}`;
  return [`${[...lines, logLine(`${total}, ${plural(problems.length, "problem")}`)].join("\n")}\n`];
}

function annotation(finding: ReportedFinding, file: string): string {
  const { rule, message, severity, span } = finding;
  const { line, column, endLine, endColumn } = span;
  // Columns are heard where a place stays on its line.
  const place = endLine === line ? { file, line, endLine, col: column, endColumn } : { file, line, endLine };
  return command(severity, { ...place, title: rule }, [message, ...trailText(finding)].join("\n"));
}

function baselineFile({ baseline, repository }: Report): object {
  return baseline === null ? {} : { file: repository.path(baseline.path) };
}

function unreadText({ problems }: Report): string {
  return [...new Set(problems.map(({ sentence }) => sentence))].slice(0, perKind).join("\n");
}

/** A workflow command, with what has a meaning in it escaped as the runner undoes it. */
function command(name: string, properties: Readonly<Record<string, unknown>>, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(",")}` : ""}::${escapedData(message)}`;
}

function escapedData(text: string): string {
  return harmless(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line that the runner shows and does not obey: a command begins a line, or, in its old form, stands anywhere. */
function logLine(text: string): string {
  return `- ${harmless(oneLine(text)).replaceAll("##[", "# #[")}`;
}
