import type { Problem } from "@silent-failure/configuration/files";
import { coloursFor } from "./colours.ts";
import type { Fault } from "./fault.ts";
import { fold, harmless, widthOf } from "./screen.ts";

interface Complaints {
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly faults?: readonly Fault[];
}

/** What could not be analysed goes to stderr, where no pipe swallows it; each sentence once. */
export function complain({ problems, notices, faults = [] }: Complaints, color: boolean | undefined): void {
  const colours = coloursFor(process.stderr, color);
  const width = widthOf(process.stderr);
  const line = (symbol: string, sentence: string) => `${symbol} ${fold(harmless(sentence), width && width - 2, "")}\n`;
  const sentences = new Set(problems.map(({ sentence }) => sentence));
  const lines = [
    ...notices.map((sentence) => line(colours.cyan("i"), sentence)),
    ...faults.map(({ sentence }) => line(colours.red("✗"), sentence)),
    ...[...sentences].map((sentence) => line(colours.yellow("!"), sentence)),
  ];
  if (lines.length > 0) process.stderr.write(`${lines.join("")}\n`);
}
