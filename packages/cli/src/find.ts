import type { Problem, ShownPath } from "@silent-failure/configuration/files";
import type { ESLint, Linter } from "eslint";
import { failedOutcome } from "./engine/file-outcome.ts";
import { toLintResult } from "./engine/to-lint-result.ts";
import { gather, type Gathered } from "./gather.ts";
import { coloursFor } from "./output/colours.ts";
import { notFollowedNotice } from "./output/not-followed-notice.ts";
import { reportedFindings, type ReportedFinding } from "./output/reported-finding.ts";
import { readPlan, type Plan, type SelectOptions } from "./plan.ts";
import { sortResults } from "./sort-results.ts";

export interface FindOptions extends SelectOptions {
  /** What only warns is left out of `results`; it stays among the findings. */
  readonly quiet?: boolean;
  /** False for `--no-source`. */
  readonly source: boolean;
  readonly color?: boolean;
}

/** What a run over some paths came upon. */
export interface Found {
  /** All of them, those that comments switch off and those that `--quiet` hides among them. */
  readonly findings: readonly ReportedFinding[];
  /** As ESLint has them, with nothing in them but findings and what could not be analysed. */
  readonly results: readonly ESLint.LintResult[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly isStrict: boolean;
  /** The levels and options that the rules ran with. */
  readonly rules: Linter.RulesRecord;
  /** Something that was asked for could not be analysed, or there was nothing. */
  readonly isUnread: boolean;
}

/**
 * Checks paths and answers what is found there.
 * @throws ConfigFault when the configuration is not one.
 */
export async function findAll(paths: readonly string[], options: FindOptions, shown: ShownPath): Promise<Found> {
  const plan = readPlan(options, shown);
  const gathered = await gather(paths, plan, { shown, colours: coloursFor(process.stderr, options.color) });
  return foundIn(gathered, plan, options, shown);
}

/** Tells findings from what could not be analysed. */
export function foundIn(
  { outcomes, problems, notices, textOf }: Gathered,
  { isStrict, judging }: Pick<Plan, "isStrict" | "judging">,
  { quiet = false, source }: Pick<FindOptions, "quiet" | "source">,
  shown: ShownPath,
): Found {
  const raw = [...outcomes].map(([file, outcome]) => toLintResult(file, outcome, textOf));
  const sorted = sortResults(raw, quiet, shown);
  const whole = quiet ? sortResults(raw, false, shown) : sorted;
  const unread = problems.flatMap(({ file, sentence }) =>
    file === undefined ? [] : [toLintResult(file, failedOutcome(sentence))],
  );
  const allProblems = [...problems, ...sorted.problems];
  return {
    findings: whole.results.flatMap((result) => reportedFindings(result, { isSourceShown: source })),
    results: [...sorted.results, ...unread],
    problems: allProblems,
    notices: [...notices, ...notFollowedNotice(outcomes, shown)],
    isStrict,
    rules: judging.rules,
    // Nothing was named that could be checked: a gate that then says "clean" would be a silent failure of its own.
    isUnread: allProblems.length > 0 || raw.length === 0,
  };
}
