import { baselineName } from "../baseline/locate-baseline.ts";
import { exitCode } from "../exit-code.ts";
import { unifiedDiff } from "../fix/unified-diff.ts";
import { coloursFor, type Colours } from "../output/colours.ts";
import { complain } from "../output/complain.ts";
import { plural } from "../output/plural.ts";
import { fold, harmless, widthOf } from "../output/screen.ts";
import { UsageError } from "../usage-error.ts";
import { askForChanges } from "./ask-for-changes.ts";
import { countFindings, firstBaseline, type Today } from "./first-baseline.ts";
import { openProject } from "./open-project.ts";
import type { Note, ProposedChange } from "./proposal.ts";
import { setUp } from "./set-up.ts";
import { surveyLines } from "./survey/survey-lines.ts";
import type { Survey } from "./survey/survey.ts";
import { writeChange } from "./write-change.ts";

export interface InitOptions {
  /** Write without a question. */
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  /** Whether the rules go into ESLint's configuration; undefined to go by what is there. */
  readonly eslint?: boolean;
  readonly color?: boolean;
}

/**
 * Looks at a project, shows what the gate needs in it, and writes that when somebody agrees; answers the exit code.
 * @throws UsageError for a folder that is no JavaScript project, or where nobody can be asked.
 */
export async function init(given: string, options: InitOptions): Promise<number> {
  const project = openProject(given);
  const { folder, seen } = project;
  const colours = coloursFor(process.stderr, options.color);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  say(surveyText(seen, colours));

  const hasBaseline = folder.has(baselineName) || folder.has(folder.atTop(baselineName));
  // A baseline that is there says that there are findings.
  if (!hasBaseline && process.stderr.isTTY) say(colours.dim("Checking the code of today …"));
  const today: Today = hasBaseline ? { findings: 0, problem: null } : await countFindings(folder.path);
  const { changes, notes } = setUp(project, today, options.eslint);
  const wantsBaseline = !hasBaseline && today.findings > 0;
  const problems = today.problem === null ? [] : [today.problem];
  if (changes.length === 0 && !wantsBaseline) {
    say(`${colours.green("✓")} Everything is in place; nothing was written.`);
    return ended(problems, notes, options, colours);
  }

  show(changes, coloursFor(process.stdout, options.color));
  const count = plural(today.findings, "finding");
  if (wantsBaseline) say(`${colours.bold(baselineName)}: the ${count} of today become known, and fail no build.\n`);
  if (options.dryRun) {
    say("Nothing was written: this is a dry run.");
    return ended(problems, notes, options, colours);
  }
  if (!options.yes && !process.stdin.isTTY)
    throw new UsageError(
      "Nothing was written: init asks on a terminal first, and this is none. Add --yes to write this, or --dry-run to see it only.",
    );
  const { agreed, isBaselineAgreed } = options.yes
    ? { agreed: changes, isBaselineAgreed: wantsBaseline }
    : await askForChanges(changes, wantsBaseline);

  const written: string[] = [];
  for (const change of agreed) {
    const fault = writeChange(folder, change);
    if (fault === null) written.push(change.path);
    else problems.push(fault);
  }
  if (isBaselineAgreed) {
    const fault = await firstBaseline(folder.path);
    if (fault === null) written.push(baselineName);
    else problems.push(fault);
  }
  say(written.length === 0 ? "Nothing was written." : `${colours.green("✓")} Wrote ${written.join(", ")}.`);
  return ended(problems, written.length === 0 ? [] : notes, options, colours);
}

function ended(problems: readonly string[], notes: readonly Note[], { color }: InitOptions, colours: Colours): number {
  for (const { sentence, text } of notes) {
    const block = (text ?? "").split("\n").map((line) => `    ${colours.cyan(harmless(line))}`);
    process.stderr.write(`\n${fold(harmless(sentence), widthOf(process.stderr))}\n`);
    if (text !== undefined) process.stderr.write(`${block.join("\n")}\n`);
  }
  complain({ problems: problems.map((sentence) => ({ sentence })), notices: [] }, color);
  return problems.length > 0 ? exitCode.couldNotAnalyse : exitCode.clean;
}

function surveyText(seen: Survey, colours: Colours): string {
  const rows = surveyLines(seen);
  const width = Math.max(...rows.map(([label]) => label.length));
  return `${rows.map(([label, text]) => `${colours.dim(label.padEnd(width))}  ${harmless(text)}`).join("\n")}\n`;
}

/** As `git apply` takes it, whole. */
function show(changes: readonly ProposedChange[], colours: Colours): void {
  for (const { path, before, after } of changes) {
    const diff = unifiedDiff(path, before ?? "", after, colours);
    process.stdout.write(before === null ? diff.replace(`--- a/${path}`, "--- /dev/null") : diff);
  }
}
