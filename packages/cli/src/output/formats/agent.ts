import { structuredPatch } from "diff";
import { optionOf } from "../../fix/remedy-options.ts";
import { plural } from "../plural.ts";
import type { ReportedFinding, ReportedRemedy } from "../reported-finding.ts";
import { harmless } from "../screen.ts";
import type { SourceLines } from "../source-lines.ts";
import { oneLine, trailText } from "../trail-text.ts";
import type { Report } from "./format.ts";

/** For coding agents: little text, one fact a line, and the best remedy as a diff. */
export function agent({
  findings,
  suppressed,
  known,
  isCompared,
  faults,
  problems,
  files,
  sources,
  shown,
}: Report): readonly string[] {
  const blocks = findings.map((finding) => block(finding, shown.of(finding.file), sources.get(finding.file)));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const counts = [
    `${plural(findings.length, "silent failure")} in ${plural(files.length, "file")}`,
    plural(errors, "error"),
    plural(findings.length - errors, "warning"),
    `${suppressed.length} meant`,
    ...(!isCompared ? [] : [`${known.length} known`]),
    `${problems.length} unread`,
  ];
  const others = faults.map(({ kind, sentence }) => `${kind}: ${plain(sentence)}\n`);
  const unread = [...new Set(problems.map(({ sentence }) => sentence))];
  return [
    [...blocks, ...others, ...unread.map((sentence) => `unread: ${plain(sentence)}\n`), `${counts.join(", ")}\n`].join(
      "",
    ),
  ];
}

function block(finding: ReportedFinding, path: string, source: SourceLines | undefined): string {
  const { rule, message, span, severity, remedies } = finding;
  const [best] = remedies;
  const lines = [
    `${plain(path)}:${span.line} ${severity} ${rule} ${plain(message)}`,
    `  trail: ${trailText(finding).map(plain).join(" -> ")}`,
    ...(best ? [`  remedy ${optionOf(best.remedy)}: ${plain(best.title)}`] : []),
    ...(best && source ? diff(best, source) : []),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** The changed lines alone: whoever reads this has the file. */
function diff({ edits }: ReportedRemedy, { text }: SourceLines): readonly string[] {
  if (edits.length === 0) return [];
  const after = edits.map((edit, i) => text.slice(edits[i - 1]?.end ?? 0, edit.start) + edit.text).join("");
  const { hunks } = structuredPatch("", "", text, after + text.slice(edits.at(-1)?.end), "", "", { context: 1 });
  return hunks.flatMap(({ oldStart, newStart, lines }) => [
    `  @@ -${oldStart} +${newStart} @@`,
    ...lines.map((line) => `  ${harmless(line)}`),
  ]);
}

function plain(text: string): string {
  return harmless(oneLine(text));
}
