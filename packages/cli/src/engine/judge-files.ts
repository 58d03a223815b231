import { readFileSync } from "node:fs";
import { digestOf } from "@silent-failure/project-modules";
import type { FileOutcome, FileQuestion, Judging, KeptOutcome } from "./file-outcome.ts";
import type { FoundFile } from "./found-file.ts";
import type { JudgeThreads } from "./judge-threads.ts";

/** Where outcomes are kept from run to run, under keys that mean the same on every machine. */
export interface OutcomeStore {
  find(key: string): KeptOutcome | undefined;
  /** `slot` is the same for all outcomes of which only the newest are of use. */
  keep(key: string, slot: string, kept: KeptOutcome): void;
}

interface JudgeOptions {
  readonly threads: Pick<JudgeThreads, "judge">;
  readonly judging: Judging;
  readonly store: OutcomeStore | null;
  /** What is known from elsewhere of a file with this text. */
  readonly known?: (file: FoundFile) => KeptOutcome | undefined;
  readonly onJudged: (file: FoundFile) => void;
}

/** What judging a set of files gave. */
export interface JudgedFiles {
  /** By absolute path, in the order of the files. */
  readonly outcomes: ReadonlyMap<string, FileOutcome>;
  /** The same where it can be kept. */
  readonly kept: ReadonlyMap<string, KeptOutcome>;
}

/** Judges files, as far as nothing is known of them. */
export async function judgeFiles(
  files: readonly FoundFile[],
  { threads, judging, store, known, onJudged }: JudgeOptions,
): Promise<JudgedFiles> {
  const keys = store ? new Keys(judging) : null;
  const kept = new Map<string, KeptOutcome>();
  const answers = files.map(async (found): Promise<[string, FileOutcome]> => {
    const key = keys?.of(found);
    const before = known?.(found) ?? (key === undefined ? undefined : store?.find(key));
    const { file, root } = found;
    const question: FileQuestion = before ? { file, root, kept: before } : { file, root };
    const free = before && isFree(before) ? { outcome: before.outcome, grounds: null, digest: null } : null;
    const { outcome, grounds, digest } = free ?? (await threads.judge(question));
    // Somebody may have changed the file since it was found: what is known of its new text is not known of the old one.
    const now = grounds && digest === found.digest ? { outcome, grounds } : null;
    const newest = now ?? before;
    if (newest) kept.set(file, newest);
    if (now && keys && key !== undefined) store?.keep(key, keys.slotOf(found), now);
    onJudged(found);
    return [file, outcome];
  });
  return { outcomes: new Map(await Promise.all(answers)), kept };
}

/** It depends on nothing but the file's own text. */
function isFree({ grounds }: KeptOutcome): boolean {
  return (
    grounds.surroundings === null &&
    Object.keys(grounds.resolutions).length === 0 &&
    Object.keys(grounds.texts).length === 0
  );
}

/** What an outcome depends on, but for its grounds: the program, the way of judging, the file's place and its text. */
class Keys {
  private readonly shared: string;

  constructor({ rules, settings }: Judging) {
    const program = readFileSync(new URL("./judge-thread.cjs", import.meta.url), "utf8");
    this.shared = digestOf(JSON.stringify([digestOf(program), rules, settings]));
  }

  of({ path, digest }: FoundFile): string {
    return digestOf([this.shared, path, digest].join("\0"));
  }

  slotOf({ path }: FoundFile): string {
    return digestOf([this.shared, path].join("\0")).slice(0, 12);
  }
}
