import { prefix } from "@silent-failure/configuration";
import { visibilityFigure, type VisibilityFigure } from "../visibility/visibility.ts";
import type { Fault } from "./fault.ts";
import type { Report } from "./formats/format.ts";
import { plural } from "./plural.ts";
import type { Screen } from "./screen.ts";

const faultSentences: Readonly<Record<Fault["kind"], string>> = {
  baseline: "The baseline has to be brought up to date: see above",
  visibility: "Fewer failures are heard than the project asks for: see above",
};

/** What was found, in how much, in what time, and one thing to do next. */
export function summary(run: Report, screen: Screen): string {
  const { colours } = screen;
  const counts = countByRule(run);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const checked = run.files.length;
  const problems = run.problems.length;
  const facts = colours.dim(`${plural(checked, "file")} checked in ${run.seconds.toFixed(1)} s`);
  const width = Math.max(0, ...counts.map(([rule]) => rule.length));
  const rows = counts.map(([rule, count]) => `  ${rule.padEnd(width)}  ${colours.bold(String(count))}`);

  const { faults } = run;
  const kind = !run.isCompared ? "silent failure" : "new silent failure";
  const headline =
    total > 0
      ? colours.bold(colours.red(plural(total, kind)))
      : checked === 0
        ? colours.bold("Nothing was checked")
        : problems > 0
          ? colours.bold(`No ${kind}s in what could be read`)
          : faults.length > 0
            ? colours.bold(`No ${kind}s`)
            : colours.bold(colours.green(`✓ No ${kind}s`));
  const unread =
    problems > 0 ? [colours.yellow(`${plural(problems, "problem")} kept it from checking everything: see above`)] : [];
  const held = run.knownSentences.map((sentence) => colours.dim(sentence));
  const failed = new Set(faults.map((fault) => colours.red(faultSentences[fault.kind])));
  const figure = visibilityLine(visibilityFigure([...run.units.values()].flat()), screen);
  const lines = [[headline, facts].join(colours.dim("  ·  ")), ...rows, ...held, ...unread, ...failed, ...figure];
  const next = checked > 0 ? nextStep(run, total, counts[0]?.[0]) : undefined;
  return `${lines.join("\n")}\n${next ? `\n${colours.dim(next)}\n` : ""}`;
}

/** Not in a colour of its own: whether the figure is good enough is for the project to say. */
function visibilityLine({ percent, heard, paths, units }: VisibilityFigure, { colours }: Screen): readonly string[] {
  if (percent === null) return [];
  const of = `${heard.toLocaleString("en")} of ${plural(paths, "failure path")} ${paths === 1 ? "is" : "are"} heard`;
  return [
    [`Visibility  ${colours.bold(`${percent} %`)}`, colours.dim(`${of} in ${plural(units, "unit")}`)].join(
      colours.dim("  ·  "),
    ),
  ];
}

function nextStep(
  { problems, isStrict, isCompared, units }: Report,
  total: number,
  rule: string | undefined,
): string | undefined {
  if (total > 0) {
    const comment = `// eslint-disable-next-line ${prefix}${total === 1 ? rule : "<rule>"} -- reason`;
    return `To see what mends ${total === 1 ? "it" : "them"}: silent-failure fix, with the same paths.\nIs one of them meant? Say so in the line above it:\n  ${comment}`;
  }
  if (problems.length > 0 || isStrict || isCompared) return undefined;
  const silent = [...units.values()].flat().some(({ paths }) => paths.some(({ isHeard }) => !isHeard));
  return silent
    ? "--strict also shows what is a matter of how much the loss is worth: every path that is silent."
    : "--strict also shows what is a matter of how much the loss is worth.";
}

function countByRule({ findings }: Report): [rule: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
