import type { ShownPath } from "@silent-failure/configuration/files";
import type { FixedFile } from "../fix.ts";
import type { Left } from "@silent-failure/mending";
import { optionOf } from "../fix/remedy-options.ts";
import type { Colours } from "./colours.ts";
import { plural } from "./plural.ts";

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
      (one) => `${colours.yellow("!")} ${shown.of(one.path)}:${one.line} ${colours.dim(one.rule)} ${whyLeft(one)}`,
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

function whyLeft({ isTried, offered }: Left): string {
  if (isTried) return "what was written did not make it go away, and was taken back";
  const options = offered.filter((remedy) => remedy !== "markIntended").map(optionOf);
  return options.length > 0 ? `was left as it is; offered: ${options.join(", ")}` : "there is no remedy for it here";
}
