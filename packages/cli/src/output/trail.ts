import type { ReportedFinding, Step } from "./reported-finding.ts";
import { fold, harmless, type Screen } from "./screen.ts";
import { oneLine, stepLabels } from "./trail-text.ts";

const marks: Readonly<Record<Step["at"], { symbol: string; colour: "cyan" | "red" | "yellow" }>> = {
  operation: { symbol: "●", colour: "cyan" },
  lost: { symbol: "✕", colour: "red" },
  verdict: { symbol: "✓", colour: "yellow" },
};

/** The way of a failure in three lines: what can fail, where that is lost, what claims success all the same. */
export function trail({ trail: steps }: ReportedFinding, { colours, width }: Screen): string[] {
  const labelWidth = Math.max(...Object.values(stepLabels).map((label) => label.length));
  const lineWidth = Math.max(0, ...steps.map(({ span }) => String(span.line).length));
  return steps.map(({ at, text, span }) => {
    const { symbol, colour } = marks[at];
    const indent = " ".repeat(2 + 2 + labelWidth + 2 + 5 + lineWidth + 2);
    const shown = fold(oneLine(harmless(text)), width && width - indent.length);
    return [
      `  ${colours[colour](symbol)} ${stepLabels[at].padEnd(labelWidth)}  `,
      colours.dim(`line ${String(span.line).padStart(lineWidth)}`),
      `  ${shown.replaceAll("\n", `\n${indent}`)}`,
    ].join("");
  });
}
