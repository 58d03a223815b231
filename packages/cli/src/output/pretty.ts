import { prefix } from "@silent-failure/configuration";
import type { ShownPath } from "@silent-failure/configuration/files";
import { isFinding } from "@silent-failure/mending";
import type { ESLint, Linter } from "eslint";
import { frame } from "./frame.ts";
import { fold, harmless, type Screen } from "./screen.ts";
import { trail } from "./trail.ts";

/** All findings, for people. */
export function pretty(results: readonly ESLint.LintResult[], screen: Screen, shown: ShownPath): string {
  const blocks = results.flatMap((result) =>
    result.messages
      .filter(isFinding)
      .toSorted((a, b) => a.line - b.line || a.column - b.column)
      .map((message) => block(message, result, screen, shown)),
  );
  return blocks.map((text) => `${text}\n\n`).join("\n");
}

function block(message: Linter.LintMessage, result: ESLint.LintResult, screen: Screen, shown: ShownPath): string {
  const { colours, width } = screen;
  const rule = (message.ruleId ?? "").slice(prefix.length);
  const place = `${shown.of(result.filePath)}:${message.line}:${message.column}`;
  const level = message.severity === 1 ? colours.yellow("warning ") : "";
  // Folded first: colours have no width.
  const sentence = fold(harmless(message.message), width).replaceAll(/`[^`]+`/g, (code) => colours.bold(code));
  const code = result.source === undefined ? [] : [frame(result.source, message, screen), ""];
  return [
    `${colours.underline(colours.cyan(place))}  ${level}${colours.dim(rule)}`,
    sentence,
    "",
    ...code,
    ...trail(message, screen),
  ].join("\n");
}
