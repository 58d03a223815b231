import type { FindingReport, RemedyReport } from "./protocol.ts";

type Range = FindingReport["range"];

export interface Findings {
  /** The file as it was asked for. */
  readonly file: string;
  readonly findings: readonly FindingReport[];
  /** When given: only findings of this rule, with the edits of all their remedies. */
  readonly rule?: string | undefined;
}

/** Findings as text for an agent: compact, and with all that it takes to mend them. Lines and columns count from 1. */
export function findingsText({ file, findings, rule }: Findings): string {
  const wanted = rule === undefined ? findings : findings.filter((finding) => finding.rule === rule);
  const ofRule = rule === undefined ? "" : ` of ${rule}`;
  if (wanted.length === 0) return `${file} was read: no silent failure${ofRule} in it.`;
  const count = wanted.length === 1 ? "1 silent failure" : `${wanted.length} silent failures`;
  const hint =
    rule === undefined && wanted.some(({ remedies }) => remedies.length > 1)
      ? ["Edits are given for the first remedy of each finding; name a rule to get those of all."]
      : [];
  return [
    `${file}: ${count}${ofRule}. Places are line:column, counted from 1.`,
    ...hint,
    ...wanted.map((finding, i) => findingText(finding, i + 1, rule !== undefined)),
  ].join("\n");
}

function findingText(finding: FindingReport, number: number, withAllEdits: boolean): string {
  const { rule, range, severity, certainty, weight, library, message, trail, remedies } = finding;
  const facts = [severity, certainty, weight, ...(library === null ? [] : [library])].join(", ");
  return [
    "",
    `${number}. ${rule} at ${place(range)} (${facts})`,
    indent(message, 3),
    "   trail:",
    ...trail.map((step) => indent(`${step.at} ${place(step.range)}: ${step.text}`, 5)),
    ...(remedies.length > 0 ? ["   remedies, best first:"] : ["   no remedy is known."]),
    ...remedies.map((remedy, i) => remedyText(remedy, withAllEdits || i === 0)),
  ].join("\n");
}

function remedyText({ remedy, title, note, edits }: RemedyReport, withEdits: boolean): string {
  const heading = indent(`- ${remedy}: ${title}${note === "" ? "" : ` (${note})`}`, 5);
  return [heading, ...(withEdits ? edits.map(editText) : [])].join("\n");
}

/** The text as JSON, which shows every space and line end of it. */
function editText({ range, newText }: RemedyReport["edits"][number]): string {
  const { start, end } = range;
  const isInsertion = start.line === end.line && start.character === end.character;
  const action = isInsertion ? `insert at ${place(range)}` : `replace ${place(range)}-${place({ start: end, end })}`;
  return indent(`${action}: ${JSON.stringify(newText)}`, 7);
}

function place({ start }: Range): string {
  return `${start.line + 1}:${start.character + 1}`;
}

function indent(text: string, by: number): string {
  return text
    .split("\n")
    .map((line) => " ".repeat(by) + line)
    .join("\n");
}
