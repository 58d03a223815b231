import type { ShownPath } from "@silent-failure/configuration/files";
import type { Colours } from "../output/colours.ts";
import { harmless } from "../output/screen.ts";
import { textOfBaseline, writeBaseline, type PlacedEntry } from "./baseline-file.ts";

export interface Change {
  /** Absolute. */
  readonly path: string;
  /** As it is written now; null when it is not there. */
  readonly before: string | null;
  readonly after: readonly PlacedEntry[];
  readonly isDryRun: boolean;
}

/**
 * Writes a baseline when its text changes, or shows the lines that would. Answers whether it does.
 * @throws UsageError when it cannot be written.
 */
export function putBaseline({ path, before, after, isDryRun }: Change, shown: ShownPath, colours: Colours): boolean {
  const text = textOfBaseline(path, after);
  const [had, has] = [new Set((before ?? "").split("\n")), new Set(text.split("\n"))];
  const taken = [...had].filter((line) => !has.has(line)).map((line) => ["-", line] as const);
  const added = [...has].filter((line) => !had.has(line)).map((line) => ["+", line] as const);
  // One that changes stands above what it becomes.
  const changes = [...taken, ...added].toSorted(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (isDryRun) {
    for (const [sign, line] of changes) {
      const shownLine = harmless(`${sign} ${line}`);
      process.stdout.write(`${sign === "+" ? colours.green(shownLine) : colours.red(shownLine)}\n`);
    }
  } else if (text !== before) writeBaseline(path, text, shown);
  return text !== before;
}
