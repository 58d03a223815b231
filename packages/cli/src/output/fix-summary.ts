import type { FixedFile } from "../fix.ts";
import type { ShownPath } from "../files/shown-path.ts";
import type { Colours } from "./colours.ts";

/** What was mended and what was not, and one thing to do next. */
export function fixSummary(
  files: readonly FixedFile[],
  shown: ShownPath,
  isWritten: boolean,
  colours: Colours,
): string {
  const mended = files.flatMap(({ mended: all }) => all);
  const left = files.flatMap(({ path, left: all }) => all.map((one) => ({ path, ...one })));
  const changed = files.filter(({ mended: all }) => all.length > 0).length;
  const notes = new Set(mended.map(({ suggestion }) => suggestion.note).filter((note) => note !== ""));
  const lines = [
    ...[...notes].map((note) => `${colours.cyan("i")} ${note}`),
    ...left.map(
      ({ path, line, rule, why }) => `${colours.yellow("!")} ${shown.of(path)}:${line} ${colours.dim(rule)} ${why}`,
    ),
  ];
  const count = mended.length + left.length;
  if (count === 0) return `${lines.join("\n")}${colours.bold(colours.green("✓ Nothing to mend"))}\n`;
  const verb = isWritten ? "mended" : "can be mended";
  const headline = `${mended.length} of ${plural(count, "silent failure")} ${verb} in ${plural(changed, "file")}`;
  const next = isWritten
    ? "Read what was written, and answer what it leaves open: names, reasons, stubs."
    : mended.length > 0
      ? "Nothing is written yet. To write it: add --write."
      : "To choose for yourself: add --interactive, or name remedies with --remedy.";
  // Off the diff, which stands right above it on a terminal.
  return `\n${[...lines, colours.bold(headline), colours.dim(next)].join("\n")}\n`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
