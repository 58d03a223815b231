import type { Problem, ShownPath } from "@silent-failure/configuration/files";
import type { ESLint, Linter } from "eslint";
import { failedOutcome } from "./engine/file-outcome.ts";
import { toLintResult } from "./engine/to-lint-result.ts";
import { gather, type Gathered } from "./gather.ts";
import { coloursFor } from "./output/colours.ts";
import { notFollowedNotice } from "./output/not-followed-notice.ts";
import { reportedFindings, type ReportedFinding } from "./output/reported-finding.ts";
import type { ReportedUnit } from "./output/reported-unit.ts";
import { readPlan, type Plan, type SelectOptions } from "./plan.ts";
import { partOf } from "./shard/part-of.ts";
import type { Part } from "./shard/part.ts";
import type { Shard } from "./shard/read-shard.ts";
import { findingsBefore, type Before } from "./since/findings-before.ts";
import { sidesSince, sidesStaged } from "./since/sides.ts";
import { sortResults } from "./sort-results.ts";
import { UsageError } from "./usage-error.ts";

export interface FindOptions extends SelectOptions {
  /** What only warns is left out of `results`; it stays among the findings. */
  readonly quiet?: boolean;
  /** False for `--no-source`. */
  readonly source: boolean;
  readonly color?: boolean;
  /** What the branch left there is not asked for again: a commit, branch or tag. */
  readonly since?: string;
  /** What git would commit is compared with the last commit. */
  readonly staged?: boolean;
  readonly shard?: Shard;
}

/** What a run over some paths came upon. */
export interface Found {
  /** All of them, those that comments switch off and those that `--quiet` hides among them. */
  readonly findings: readonly ReportedFinding[];
  /** As ESLint has them, with nothing in them but findings and what could not be analysed. */
  readonly results: readonly ESLint.LintResult[];
  /** By absolute file; files without are absent. */
  readonly units: ReadonlyMap<string, readonly ReportedUnit[]>;
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  readonly isStrict: boolean;
  /** The levels and options that the rules ran with. */
  readonly rules: Linter.RulesRecord;
  /** Something that was asked for could not be analysed, or there was nothing. */
  readonly isUnread: boolean;
  /** Of what was asked for, only a part was looked at. */
  readonly isPart: boolean;
  /** What there was before, where that was asked for. */
  readonly before: Before | null;
  /** The run as data for `silent-failure merge`. */
  readonly part: (() => Part) | null;
  /** The text that was judged; undefined when it is gone. */
  textOf(file: string): string | undefined;
}

/**
 * Checks paths and answers what is found there.
 * @throws ConfigFault when the configuration is not one.
 */
export async function findAll(
  paths: readonly string[],
  options: FindOptions,
  shown: ShownPath,
  plan: Plan = readPlan(options, shown),
): Promise<Found> {
  const { since, staged, shard } = options;
  if (since !== undefined && staged === true)
    throw new UsageError("--since and --staged ask for two things. Leave one of them out.");
  const sides = since !== undefined ? sidesSince(since, plan.cwd) : staged === true ? sidesStaged(plan.cwd) : null;
  if (sides && shard)
    throw new UsageError(
      "--shard makes a part of a whole run, and --since and --staged look at a change. Leave one out.",
    );
  const gathered = await gather(paths, plan, {
    shown,
    colours: coloursFor(process.stderr, options.color),
    ...(sides ? { overlay: sides.now } : {}),
    ...(shard ? { shard } : {}),
  });
  const found = foundIn(gathered, { isStrict: plan.isStrict, rules: plan.judging.rules }, options, shown);
  const before = sides && (await findingsBefore(gathered, plan, { overlay: sides.before, name: sides.name, shown }));
  const whole = { index: 1, count: 1 };
  return {
    ...found,
    isPart: found.isPart || sides !== null,
    // A change that holds nothing to check is a clean one.
    isUnread: sides ? found.problems.length > 0 : found.isUnread,
    before,
    part: () => partOf(gathered, plan, { paths, selecting: options, shard: shard ?? whole }),
  };
}

/** Tells findings from what could not be analysed. */
export function foundIn(
  {
    outcomes,
    problems,
    notices,
    isEmpty,
    isPart,
    textOf,
  }: Pick<Gathered, "outcomes" | "problems" | "notices" | "isEmpty" | "isPart" | "textOf">,
  { isStrict, rules }: Pick<Found, "isStrict" | "rules">,
  { quiet = false, source }: Pick<FindOptions, "quiet" | "source">,
  shown: ShownPath,
): Omit<Found, "before" | "part"> {
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
    units: new Map([...outcomes].flatMap(([file, { units }]) => (units.length > 0 ? [[file, units]] : []))),
    problems: allProblems,
    notices: [...notices, ...notFollowedNotice(outcomes, shown)],
    isStrict,
    rules,
    // Nothing was named that could be checked: a gate that then says "clean" would be a silent failure of its own.
    isUnread: allProblems.length > 0 || isEmpty,
    isPart,
    textOf,
  };
}
