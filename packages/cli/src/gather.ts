import { reasonOf, type Problem, type ShownPath } from "@silent-failure/configuration/files";
import { CacheFolder } from "./cache-folder.ts";
import type { FileOutcome, KeptOutcome } from "./engine/file-outcome.ts";
import type { FoundFile } from "./engine/found-file.ts";
import { judgeFiles } from "./engine/judge-files.ts";
import type { Overlay } from "./engine/judge.ts";
import { JudgeThreads } from "./engine/judge-threads.ts";
import type { Colours } from "./output/colours.ts";
import { ProgressBar } from "./output/progress-bar.ts";
import type { Plan } from "./plan.ts";
import { select, type Selection } from "./select.ts";
import type { Shard } from "./shard/read-shard.ts";
import { shardOf } from "./shard/shard-of.ts";
import { textOnDisk } from "./text-on-disk.ts";
import { UsageError } from "./usage-error.ts";

/** What judging the files below some paths gave. */
export interface Gathered {
  /** By absolute path, in the order of the files. */
  readonly outcomes: ReadonlyMap<string, FileOutcome>;
  /** The same, with what they rest on, where it can be taken again. */
  readonly kept: ReadonlyMap<string, KeptOutcome>;
  /** What kept files from being found or read at all. */
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  /** All files that were asked for. */
  readonly selected: readonly FoundFile[];
  readonly selection: Selection;
  /** Those that were judged, by absolute path. */
  readonly found: ReadonlyMap<string, FoundFile>;
  readonly isEmpty: boolean;
  /** Of what was asked for, only a part was looked at. */
  readonly isPart: boolean;
  /** The text that was judged; undefined when it is gone. */
  textOf(file: string): string | undefined;
}

interface GatherOptions {
  readonly shown: ShownPath;
  readonly colours: Colours;
  /** Texts that count in place of those on the disk. */
  readonly overlay?: Overlay;
  readonly shard?: Shard;
}

/**
 * Finds and judges the files below paths.
 * @throws UsageError when the cache cannot be where it shall.
 */
export async function gather(
  paths: readonly string[],
  plan: Plan,
  { shown, colours, overlay, shard }: GatherOptions,
): Promise<Gathered> {
  const cache = plan.cacheFolder === null ? null : openCache(plan.cacheFolder, shown);
  const threads = new JudgeThreads(plan.judging, overlay ?? null, plan.concurrency);
  const bar = new ProgressBar(process.stderr, colours);
  try {
    threads.warmUp();
    const selection = await select(paths, plan, shown);
    const { problems, notices } = selection;
    const selected = overlay ? selection.over(overlay) : selection.files;
    const files = shard ? shardOf(selected, shard) : selected;
    bar.expect(files.length);
    const judged = await judgeFiles(files, {
      threads,
      judging: plan.judging,
      store: cache,
      onJudged: () => bar.advance(1),
    });
    const unsaved = cache?.save() ?? null;
    return {
      ...judged,
      problems,
      notices: unsaved === null ? notices : [...notices, unsaved],
      selection,
      selected,
      found: new Map(files.map((one) => [one.file, one])),
      isEmpty: selected.length === 0,
      isPart: shard !== undefined,
      textOf: (file) => {
        const text = overlay?.get(file);
        return text === undefined ? textOnDisk(file) : (text ?? undefined);
      },
    };
  } finally {
    bar.remove();
    await threads.end();
  }
}

function openCache(folder: string, shown: ShownPath): CacheFolder {
  try {
    return new CacheFolder(folder);
  } catch (error) {
    throw new UsageError(
      `The cache cannot be in ${shown.of(folder)}: ${reasonOf(error)}. Name a folder that can be written with --cache-location.`,
    );
  }
}
