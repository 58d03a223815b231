import { resolve } from "node:path";
import { ShownPath, type Problem } from "@silent-failure/configuration/files";
import { digestOf } from "@silent-failure/project-modules";
import { Conclusion, type ConcludeOptions } from "../conclude.ts";
import type { FileOutcome } from "../engine/file-outcome.ts";
import { foundIn } from "../find.ts";
import { readPlan, type SelectOptions } from "../plan.ts";
import { textOnDisk } from "../text-on-disk.ts";
import type { Part } from "./part.ts";
import { readParts } from "./read-parts.ts";

export interface MergeOptions extends Omit<ConcludeOptions, keyof SelectOptions> {
  readonly config?: string;
}

/**
 * Makes of the parts of a run what one run over everything would have made; answers the exit code.
 * @throws UsageError when they are not the parts of one run, ConfigFault when the configuration is not one.
 */
export async function merge(given: readonly string[], options: MergeOptions): Promise<number> {
  const begun = Date.now();
  const shown = new ShownPath(process.cwd());
  const parts = readParts(given);
  const [first] = parts as readonly [Part, ...Part[]];
  const selecting: SelectOptions = {
    ...first.selecting,
    ...(options.config === undefined ? {} : { config: options.config }),
  };
  const plan = { ...readPlan(selecting, shown), isStrict: first.isStrict };
  const whole = { ...options, ...selecting, source: options.source && parts.every((part) => part.isSourceShown) };
  const conclusion = new Conclusion(whole, plan, shown);
  const outcomes = new Map<string, FileOutcome>();
  const stale: string[] = [];
  for (const { path, digest, outcome } of parts.flatMap(({ files }) => files)) {
    const file = resolve(path);
    outcomes.set(file, outcome);
    if (outcome.messages.length === 0) continue;
    const text = textOnDisk(file);
    if (text === undefined || digestOf(text) !== digest) stale.push(file);
  }
  const found = foundIn(
    {
      outcomes,
      problems: [...problemsOf(parts), ...staleProblem(stale, shown)],
      notices: [...new Set(parts.flatMap(({ notices }) => notices))],
      isEmpty: first.isEmpty,
      isPart: false,
      textOf: textOnDisk,
    },
    { isStrict: first.isStrict, rules: first.rules },
    whole,
    shown,
  );
  return conclusion.of({ ...found, before: null, part: null }, { paths: first.paths, begun });
}

/** Each machine met the same while it looked for files, as a rule. */
function problemsOf(parts: readonly Part[]): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const { file, sentence } of parts.flatMap((part) => part.problems))
    problems.set(`${file}\0${sentence}`, file === undefined ? { sentence } : { file: resolve(file), sentence });
  return [...problems.values()];
}

function staleProblem([first, ...others]: readonly string[], shown: ShownPath): readonly Problem[] {
  if (first === undefined) return [];
  const more = others.length > 0 ? `, and ${others.length} more files are not` : "";
  return [
    {
      sentence: `${shown.of(first)} is not here as it was read by its part${more}. Run merge where the checkout is of the same commit.`,
    },
  ];
}
