import { ShownPath } from "@silent-failure/configuration/files";
import { Conclusion, type ConcludeOptions } from "./conclude.ts";
import { findAll } from "./find.ts";
import { readPlan } from "./plan.ts";

export type CheckOptions = ConcludeOptions;

/**
 * Checks paths, reports what it finds, answers the exit code.
 * @throws ConfigFault when the configuration is not one, UsageError when a report cannot go where it shall.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const begun = Date.now();
  const shown = new ShownPath(process.cwd());
  const plan = readPlan(options, shown);
  const conclusion = new Conclusion(options, plan, shown);
  const found = await findAll(paths, options, shown, plan);
  return conclusion.of(found, { paths, begun });
}
