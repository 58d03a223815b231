import { frame } from "../frame.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import { fold, harmless, type Screen } from "../screen.ts";
import { summary } from "../summary.ts";
import { trail } from "../trail.ts";
import type { Report } from "./format.ts";

/** All findings, for people; then what was found, in how much. */
export function pretty(report: Report, screen: Screen): readonly string[] {
  const blocks = report.findings.map((finding) => `${block(finding, report, screen)}\n\n`);
  return [blocks.join("\n"), summary(report, screen)];
}

function block(finding: ReportedFinding, { sources, shown }: Report, screen: Screen): string {
  const { colours, width } = screen;
  const { rule, span, severity, file, message } = finding;
  const place = `${shown.of(file)}:${span.line}:${span.column}`;
  const level = severity === "warning" ? colours.yellow("warning ") : "";
  // Folded first: colours have no width.
  const sentence = fold(harmless(message), width).replaceAll(/`[^`]+`/g, (code) => colours.bold(code));
  const source = sources.get(file);
  const code = source === undefined ? [] : [frame(source.text, span, screen), ""];
  return [
    `${colours.underline(colours.cyan(place))}  ${level}${colours.dim(rule)}`,
    sentence,
    "",
    ...code,
    ...trail(finding, screen),
  ].join("\n");
}
