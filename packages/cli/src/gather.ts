import { mkdirSync, readFileSync } from "node:fs";
import { reasonOf, type Problem, type ShownPath } from "@silent-failure/configuration/files";
import { CacheFolder } from "./cache-folder.ts";
import type { FileOutcome } from "./engine/file-outcome.ts";
import { judgeFiles } from "./engine/judge-files.ts";
import { JudgeThreads } from "./engine/judge-threads.ts";
import type { Colours } from "./output/colours.ts";
import { ProgressBar } from "./output/progress-bar.ts";
import type { Plan } from "./plan.ts";
import { select } from "./select.ts";
import { UsageError } from "./usage-error.ts";

/** What judging the files below some paths gave. */
export interface Gathered {
  /** By absolute path, in the order of the files. */
  readonly outcomes: ReadonlyMap<string, FileOutcome>;
  /** What kept files from being found or read at all. */
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  /** The folder that a file was looked at from. */
  rootOf(file: string): string;
  /** The text that was judged; undefined when it is gone. */
  textOf(file: string): string | undefined;
}

/**
 * Finds and judges the files below paths.
 * @throws UsageError when the cache cannot be where it shall.
 */
export async function gather(
  paths: readonly string[],
  plan: Plan,
  { shown, colours }: { readonly shown: ShownPath; readonly colours: Colours },
): Promise<Gathered> {
  const cache = plan.cacheFolder === null ? null : openCache(plan.cacheFolder, shown);
  const threads = new JudgeThreads(plan.judging, null, plan.concurrency);
  const bar = new ProgressBar(process.stderr, colours);
  try {
    threads.warmUp();
    const selection = await select(paths, plan, shown);
    bar.expect(selection.files.length);
    const onJudged = () => bar.advance(1);
    const { outcomes } = await judgeFiles(selection.files, { threads, judging: plan.judging, store: cache, onJudged });
    const unsaved = cache?.save() ?? null;
    const roots = new Map(selection.files.map(({ file, root }) => [file, root]));
    return {
      outcomes,
      problems: selection.problems,
      notices: [...selection.notices, ...(unsaved === null ? [] : [unsaved])],
      rootOf: (file) => roots.get(file) ?? plan.cwd,
      textOf,
    };
  } finally {
    bar.remove();
    await threads.end();
  }
}

function openCache(folder: string, shown: ShownPath): CacheFolder {
  try {
    mkdirSync(folder, { recursive: true });
    return new CacheFolder(folder);
  } catch (error) {
    throw new UsageError(
      `The cache cannot be in ${shown.of(folder)}: ${reasonOf(error)}. Name a folder that can be written with --cache-location.`,
    );
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Gone since it was judged; that was said of it then.
    return undefined;
  }
}
