import { ShownPath } from "@silent-failure/configuration/files";
import { exitCode } from "../exit-code.ts";
import { findAll, type Found } from "../find.ts";
import { coloursFor, type Colours } from "../output/colours.ts";
import { complain } from "../output/complain.ts";
import { UsageError } from "../usage-error.ts";
import { applyBaseline, type Judged } from "./apply-baseline.ts";
import { commandLineOf } from "./command-line-of.ts";
import { openBaseline, type Baseline } from "./baseline-file.ts";
import { dayOf } from "./day.ts";
import { locateBaseline } from "./locate-baseline.ts";
import type { BaselineRunOptions } from "./write-options.ts";

/** A run that is about the baseline itself. */
export interface BaselineRun {
  /** Absolute: where the baseline is or will be. */
  readonly path: string;
  readonly name: string;
  /** Null when there is none. */
  readonly baseline: Baseline | null;
  readonly found: Found;
  readonly judged: Judged;
  readonly shown: ShownPath;
  readonly colours: Colours;
  readonly today: string;
  /** What the run ends in when nothing else is wrong: what could not be read has been said. */
  readonly code: number;
  readonly options: BaselineRunOptions;
  readonly commandLine: (command: string, more?: readonly string[]) => string;
}

/**
 * Checks paths, and holds what is found against the baseline.
 * @throws UsageError or ConfigFault when the options, the configuration or the baseline cannot be understood.
 */
export async function runBaseline(
  paths: readonly string[],
  options: BaselineRunOptions,
  refuse: (baseline: Baseline | null, run: Pick<BaselineRun, "name" | "today" | "commandLine">) => void = () =>
    undefined,
): Promise<BaselineRun> {
  const shown = new ShownPath(process.cwd());
  const place = locateBaseline(options, shown);
  if (place === null) throw new UsageError("--no-baseline leaves nothing to work on. Leave it out.");
  const { path } = place;
  const name = shown.of(path);
  const today = dayOf(new Date());
  const commandLine: BaselineRun["commandLine"] = (command, more) => commandLineOf(command, paths, options, more);
  const baseline = openBaseline(options, shown, { mayBeMissing: true });
  refuse(baseline, { name, today, commandLine });
  const found = await findAll(paths, { ...options, source: false }, shown);
  complain(found, options.color);
  if (found.results.length === 0 && found.isUnread)
    throw new UsageError(`Nothing was checked, so ${name} is left as it is. Give paths that hold source code.`);
  return {
    path,
    name,
    baseline,
    found,
    judged: applyBaseline(baseline, found, { today, isWhole: true, paths }),
    shown,
    colours: coloursFor(process.stdout, options.color),
    today,
    code: found.isUnread ? exitCode.couldNotAnalyse : exitCode.clean,
    options,
    commandLine,
  };
}
