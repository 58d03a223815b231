import { existsSync } from "node:fs";
import { ShownPath, type Problem } from "@silent-failure/configuration/files";
import {
  isFinding,
  mendText,
  ruleOf,
  suggestionsOf,
  type Choice,
  type MendedText,
  type Suggestion,
} from "@silent-failure/mending";
import type { Linter } from "eslint";
import { JudgeThreads } from "./engine/judge-threads.ts";
import { withFixes } from "./engine/with-fixes.ts";
import { exitCode } from "./exit-code.ts";
import { foundIn } from "./find.ts";
import { gather } from "./gather.ts";
import { askForRemedy } from "./fix/ask-for-remedy.ts";
import { readSourceText, writeSourceText } from "./fix/source-text.ts";
import { unifiedDiff } from "./fix/unified-diff.ts";
import { unmergedFiles } from "./fix/unmerged-files.ts";
import { coloursFor } from "./output/colours.ts";
import { complain } from "./output/complain.ts";
import { fixSummary } from "./output/fix-summary.ts";
import { readPlan, type SelectOptions } from "./plan.ts";
import { UsageError } from "./usage-error.ts";

export interface FixOptions extends SelectOptions {
  readonly write?: boolean;
  readonly interactive?: boolean;
  /** Ids of rules; empty for all. */
  readonly only: readonly string[];
  /** Names of suggestions, in the order of preference; empty for the best of each finding. */
  readonly remedy: readonly string[];
  /** Says why what is marked as intended may be lost. */
  readonly reason?: string;
  readonly color?: boolean;
}

/** What became of one file. */
export interface FixedFile extends MendedText {
  readonly path: string;
}

/**
 * Mends what can be mended under the paths, prints it as a diff, and writes it when asked to; answers the exit code.
 * @throws UsageError or ConfigFault when the options or the configuration cannot be understood.
 */
export async function fix(paths: readonly string[], options: FixOptions): Promise<number> {
  refuse(options);
  const shown = new ShownPath(process.cwd());
  const plan = readPlan(options, shown);
  const gathered = await gather(paths, plan, { shown, colours: coloursFor(process.stderr, options.color) });
  const { results, ...found } = foundIn(
    gathered,
    { isStrict: plan.isStrict, rules: plan.judging.rules },
    { source: false },
    shown,
  );
  const problems: Problem[] = [...found.problems];
  // A link may lead anywhere; what is written lies below what was given.
  const given = paths.filter((path) => existsSync(path));
  const roots = given.length === paths.length && given.length > 0 ? given : ["."];
  const colours = coloursFor(process.stdout, options.color);
  const fixed: FixedFile[] = [];

  const meant = results.filter(({ messages }) => messages.some((message) => isMeant(message, options)));
  const unmerged = unmergedFiles(meant.map(({ filePath }) => filePath));
  const threads = new JudgeThreads(plan.judging, null, 1);
  try {
    for (const { filePath } of meant) {
      const name = shown.of(filePath);
      if (unmerged.has(filePath)) {
        problems.push({ file: filePath, sentence: `${name} has merge conflicts. Resolve them, then run this again.` });
        continue;
      }
      const source = readSourceText(filePath, roots, name);
      if (typeof source === "string") {
        problems.push({ file: filePath, sentence: source });
        continue;
      }
      const root = gathered.found.get(filePath)?.root ?? plan.cwd;
      const result = await mendText(source.text, {
        lint: async (text) => withFixes((await threads.judge({ file: filePath, root, text })).outcome.messages, text),
        isMeant: (message) => isMeant(message, options),
        choose: (choice) => choose(choice, options, name),
      });
      const isChanged = result.text !== source.text;
      if (isChanged) process.stdout.write(unifiedDiff(name, source.text, result.text, colours));
      const fault = isChanged && options.write ? writeSourceText(source, result.text, name) : null;
      if (fault === null) fixed.push({ path: filePath, ...result });
      else problems.push({ file: filePath, sentence: fault });
    }
  } finally {
    await threads.end();
  }

  complain({ problems, notices: found.notices }, options.color);
  process.stderr.write(fixSummary(fixed, shown, options.write === true, coloursFor(process.stderr, options.color)));
  if (problems.length > 0 || results.length === 0) return exitCode.couldNotAnalyse;
  const isDone = fixed.every(({ left, mended }) => left.length === 0 && (options.write || mended.length === 0));
  return isDone ? exitCode.clean : exitCode.findings;
}

function refuse({ interactive, remedy, reason }: FixOptions): void {
  if (interactive && !process.stdin.isTTY)
    throw new UsageError("--interactive asks on a terminal, and this is none. Name remedies with --remedy instead.");
  if (remedy.includes("markIntended") && (reason ?? "").trim() === "")
    throw new UsageError('--remedy mark-intended says that a loss is meant. Say why: --reason "…".');
}

function isMeant(message: Linter.LintMessage, { only }: FixOptions): boolean {
  return isFinding(message) && (only.length === 0 || only.includes(ruleOf(message)));
}

async function choose(
  choice: Choice,
  { interactive, remedy, reason, color }: FixOptions,
  shown: string,
): Promise<readonly Suggestion[] | "stop"> {
  if (interactive) return askForRemedy(choice, shown, coloursFor(process.stderr, color));
  const offered = suggestionsOf(choice.message);
  // Nobody marks a loss as intended by accident.
  if (remedy.length === 0) return offered.filter((one) => one.remedy !== "markIntended");
  return remedy.flatMap((name) =>
    offered
      .filter((one) => one.remedy === name)
      .map((one) => (name === "markIntended" ? { ...one, text: withReason(one.text, reason ?? "") } : one)),
  );
}

/** The suggestion's own words stand where the reason goes. */
function withReason(text: string, reason: string): string {
  return text.replace("say why this may be lost", () => reason.replaceAll(/\*\/|[\r\n]+/g, " "));
}
