import { plural } from "../output/plural.ts";
import { UsageError } from "../usage-error.ts";
import { entriesOf } from "./entries-of.ts";
import { putBaseline } from "./put-baseline.ts";
import { runBaseline } from "./run-baseline.ts";
import { annotationOf, type WriteOptions } from "./write-options.ts";

/**
 * Makes a baseline of all that is found under the paths; answers the exit code.
 * @throws UsageError when there is one already, or it cannot be written.
 */
export async function createBaseline(paths: readonly string[], options: WriteOptions): Promise<number> {
  const run = await runBaseline(paths, options, (baseline, { name, today, commandLine }) => {
    annotationOf(options, today);
    if (baseline)
      throw new UsageError(
        `${name} is there already. To take in what is new: ${commandLine("baseline update")}. To take out what is mended: ${commandLine("baseline prune")}.`,
      );
  });
  const { path, name, judged, shown, colours, today } = run;
  const after = entriesOf(judged.fresh, annotationOf(options, today));
  const isDryRun = options.dryRun === true;
  putBaseline({ path, before: null, after, isDryRun }, shown, colours);
  const count = plural(after.length, "known finding");
  if (isDryRun) process.stdout.write(`${name} would hold ${count}. Nothing was written.\n`);
  else {
    process.stdout.write(
      `${name} holds ${count}.\n\nCommit it. From now on this fails on new ones only, here and in CI:\n  npx ${run.commandLine("check")}\nWhen two branches change it, git can keep the lines of both; in .gitattributes:\n  ${name.slice(name.lastIndexOf("/") + 1)} merge=union\n`,
    );
  }
  return run.code;
}
