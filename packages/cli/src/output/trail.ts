import type { Linter } from "eslint";
import { fold, harmless, type Screen } from "./screen.ts";

interface Step {
  readonly at: "operation" | "lost" | "verdict";
  readonly text: string;
  readonly start: { readonly line: number; readonly column: number };
}

const labels: Readonly<Record<Step["at"], { symbol: string; label: string; colour: "cyan" | "red" | "yellow" }>> = {
  operation: { symbol: "●", label: "work", colour: "cyan" },
  lost: { symbol: "✕", label: "lost", colour: "red" },
  verdict: { symbol: "✓", label: "claims success", colour: "yellow" },
};

/** The way of a failure in three lines: what can fail, where that is lost, what claims success all the same. */
export function trail(message: Linter.LintMessage, { colours, width }: Screen): string[] {
  const steps = readTrail(message);
  const labelWidth = Math.max(...Object.values(labels).map(({ label }) => label.length));
  const lineWidth = Math.max(0, ...steps.map(({ start }) => String(start.line).length));
  return steps.map(({ at, text, start }) => {
    const { symbol, label, colour } = labels[at];
    const indent = " ".repeat(2 + 2 + labelWidth + 2 + 5 + lineWidth + 2);
    const shown = fold(harmless(text).replaceAll(/\s+/g, " "), width && width - indent.length);
    return [
      `  ${colours[colour](symbol)} ${label.padEnd(labelWidth)}  `,
      colours.dim(`line ${String(start.line).padStart(lineWidth)}`),
      `  ${shown.replaceAll("\n", `\n${indent}`)}`,
    ].join("");
  });
}

function readTrail(message: Linter.LintMessage): readonly Step[] {
  // The plugin hands it through ESLint in the first suggestion, whose type does not know of it.
  const [first] = (message.suggestions ?? []) as readonly { readonly data?: { readonly trail?: readonly Step[] } }[];
  return first?.data?.trail ?? [];
}
