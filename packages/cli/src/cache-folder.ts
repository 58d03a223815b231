import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { reasonOf } from "@silent-failure/configuration/files";
import { writeAtomically } from "./write-atomically.ts";
import type { KeptOutcome } from "./engine/file-outcome.ts";
import type { OutcomeStore } from "./engine/judge-files.ts";

/** Written first in every file; another number is another shape, and read as nothing. */
const header = "silent-failure-cache 1";
/** More files than these are made one, without what newer lines have replaced. */
const mostFiles = 12;
/** As many outcomes of one file under one way of judging are kept: branches come and go. */
const keptPerSlot = 3;

interface Line {
  readonly slot: string;
  readonly text: string;
}

/**
 * Outcomes in a folder, under keys that mean the same on every machine. Each run adds one file with what is new, so runs
 * at the same time, restored folders and folders laid over one another never harm what is there. A line that cannot be read is
 * a file that is judged again.
 */
export class CacheFolder implements OutcomeStore {
  private readonly folder: string;
  private readonly lines = new Map<string, Line>();
  private readonly added = new Map<string, Line>();
  private readonly files: readonly string[];

  /** @throws what the file system throws when the folder cannot be read or made. */
  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.files = readdirSync(folder)
      .filter((name) => name.endsWith(".outcomes"))
      .map((name) => join(folder, name))
      // The oldest first, so that what is newer counts.
      .toSorted((a, b) => timeOf(a) - timeOf(b) || (a < b ? -1 : 1));
    for (const file of this.files) this.read(file);
  }

  find(key: string): KeptOutcome | undefined {
    const line = this.lines.get(key);
    if (!line) return undefined;
    try {
      return JSON.parse(line.text) as KeptOutcome;
    } catch {
      // Cut off, or written by something else.
      this.lines.delete(key);
      return undefined;
    }
  }

  /** `slot` is the same for all outcomes of which only the newest are of use. */
  keep(key: string, slot: string, kept: KeptOutcome): void {
    this.added.set(key, { slot, text: JSON.stringify(kept) });
  }

  /** Writes what was added; a sentence when that fails: the run itself is none the worse. */
  save(): string | null {
    if (this.added.size === 0 && this.files.length <= mostFiles) return null;
    try {
      const isCrowded = this.files.length >= mostFiles;
      this.write(isCrowded ? newestOf(new Map([...this.lines, ...this.added])) : this.added);
      if (isCrowded) for (const file of this.files) rmSync(file, { force: true });
      return null;
    } catch (error) {
      return `The cache in ${this.folder} cannot be written: ${reasonOf(error)}. The next run begins without it.`;
    }
  }

  private read(file: string): void {
    const [first, ...lines] = readFileSync(file, "utf8").split("\n");
    if (first !== header) return;
    for (const line of lines) {
      const [key, slot, text] = line.split("\t", 3);
      if (key === undefined || slot === undefined || text === undefined) continue;
      // What comes later counts, and comes later in order too.
      this.lines.delete(key);
      this.lines.set(key, { slot, text });
    }
  }

  private write(lines: ReadonlyMap<string, Line>): void {
    const texts = [...lines].map(([key, { slot, text }]) => `${key}\t${slot}\t${text}\n`);
    const whole = `${header}\n${texts.join("")}`;
    const name = createHash("sha256").update(whole).update(randomBytes(8)).digest("hex").slice(0, 20);
    writeAtomically(join(this.folder, `${name}.outcomes`), whole);
  }
}

function newestOf(lines: ReadonlyMap<string, Line>): ReadonlyMap<string, Line> {
  const counts = new Map<string, number>();
  const newest = [...lines].toReversed().filter(([, { slot }]) => {
    const count = (counts.get(slot) ?? 0) + 1;
    counts.set(slot, count);
    return count <= keptPerSlot;
  });
  return new Map(newest.toReversed());
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
