import type { Fault } from "../fault.ts";
import { plural } from "../plural.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import { harmless } from "../screen.ts";
import { oneLine, trailText } from "../trail-text.ts";
import type { Report } from "./format.ts";

/** GitHub shows this many annotations of each kind in a step, and drops the others without a word. */
const perKind = 10;

const faultTitles: Readonly<Record<Fault["kind"], string>> = {
  baseline: "The baseline is not up to date",
  visibility: "Too few failures are heard",
};
const faultKinds = ["baseline", "visibility"] as const;

/** Annotations on the lines of a pull request, errors first; what GitHub would drop stands in the log, and is counted. */
export function github(report: Report): readonly string[] {
  const { findings, problems, repository } = report;
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  // What went unread is one of the errors: a gate that passes it over would be silent itself.
  const unread =
    problems.length > 0 ? [command("error", { title: "Not everything was checked" }, unreadText(report))] : [];
  const outdated = faultKinds.flatMap((kind) => faultAnnotation(kind, report));
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

/** One for all of a kind, on the file that is to blame if there is one. */
function faultAnnotation(kind: Fault["kind"], { faults, repository }: Report): readonly string[] {
  const own = faults.filter((fault) => fault.kind === kind);
  const [first] = own;
  if (!first) return [];
  const place = first.file === null ? {} : { file: repository.path(first.file) };
  const sentences = own.slice(0, perKind).map(({ sentence }) => sentence);
  return [command("error", { ...place, title: faultTitles[kind] }, sentences.join("\n"))];
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
