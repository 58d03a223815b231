import { createTwoFilesPatch } from "diff";
import type { Colours } from "../output/colours.ts";
import { harmless } from "../output/screen.ts";

/** What changes in a file, as `git apply` takes it; coloured where colours are wanted. */
export function unifiedDiff(path: string, before: string, after: string, colours: Colours): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, "", "", { context: 3 });
  return patch
    .split("\n")
    .filter((line) => !line.startsWith("====="))
    .map((raw) => {
      // What git applies ends as the file's lines end.
      const line = harmless(raw.replace(/\r$/, "")) + (raw.endsWith("\r") ? "\r" : "");
      if (line.startsWith("+++") || line.startsWith("---")) return colours.bold(line);
      if (line.startsWith("@@")) return colours.cyan(line);
      if (line.startsWith("+")) return colours.green(line);
      return line.startsWith("-") ? colours.red(line) : line;
    })
    .join("\n");
}
