import type { Problem, ShownPath } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";
import type { CheckOptions } from "../check.ts";
import { coloursFor } from "./colours.ts";
import { pretty } from "./pretty.ts";
import { complain } from "./complain.ts";
import { widthOf } from "./screen.ts";
import { summary } from "./summary.ts";

export interface Outcome {
  readonly results: readonly ESLint.LintResult[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly seconds: number;
  readonly isStrict: boolean;
}

/** Findings and summary go to stdout; what could not be analysed goes to stderr, where no pipe swallows it. */
export function report(outcome: Outcome, options: Pick<CheckOptions, "format" | "color">, shown: ShownPath): void {
  const { results, problems, seconds, isStrict } = outcome;
  if (options.format === "json") {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    complain(outcome, options.color);
    return;
  }
  const screen = { colours: coloursFor(process.stdout, options.color), width: widthOf(process.stdout) };
  process.stdout.write(pretty(results, screen, shown));
  complain(outcome, options.color);
  process.stdout.write(summary({ results, problems: problems.length, seconds, isStrict }, screen));
}
