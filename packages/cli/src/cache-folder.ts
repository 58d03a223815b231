import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
/** How many characters of outcomes are kept that a run had no use for: of other branches, options and versions. */
const mostUnused = 50_000_000;

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
  private readonly used = new Set<string>();
  private readonly files: readonly string[];

  /** @throws what the file system throws when the folder cannot be read or made. */
  constructor(folder: string) {
    this.folder = folder;
    // In a folder that was there, other things may lie.
    if (mkdirSync(folder, { recursive: true }) !== undefined) leaveOutOfGit(folder);
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
    const kept = readKept(line.text);
    if (kept) this.used.add(key);
    else this.lines.delete(key);
    return kept;
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
      this.write(isCrowded ? this.ofUse() : this.added);
      if (isCrowded) for (const file of this.files) rmSync(file, { force: true });
      return null;
    } catch (error) {
      return `The cache in ${this.folder} cannot be written: ${reasonOf(error)}. The next run begins without it.`;
    }
  }

  private read(file: string): void {
    const [first, ...lines] = textAt(file).split("\n");
    if (first !== header) return;
    for (const line of lines) {
      const [key, slot, text] = line.split("\t", 3);
      if (key === undefined || slot === undefined || text === undefined) continue;
      // What comes later counts, and comes later in order too.
      this.lines.delete(key);
      this.lines.set(key, { slot, text });
    }
  }

  /** All that this run had or has made, and the newest of the rest. */
  private ofUse(): ReadonlyMap<string, Line> {
    const lines = [...this.lines];
    const used = lines.filter(([key]) => this.used.has(key));
    const rest = newestOf(lines.filter(([key]) => !this.used.has(key)));
    return new Map([...rest, ...used, ...this.added]);
  }

  private write(lines: ReadonlyMap<string, Line>): void {
    const texts = [...lines].map(([key, { slot, text }]) => `${key}\t${slot}\t${text}\n`);
    const whole = `${header}\n${texts.join("")}`;
    const name = createHash("sha256").update(whole).update(randomBytes(8)).digest("hex").slice(0, 20);
    writeAtomically(join(this.folder, `${name}.outcomes`), whole);
  }
}

/** The oldest come first, here and in what is answered. */
function newestOf(lines: readonly (readonly [key: string, line: Line])[]): typeof lines {
  const counts = new Map<string, number>();
  let length = 0;
  const newest = lines.toReversed().filter(([, { slot, text }]) => {
    const count = (counts.get(slot) ?? 0) + 1;
    counts.set(slot, count);
    length += text.length;
    return count <= keptPerSlot && length <= mostUnused;
  });
  return newest.toReversed();
}

/** Undefined for a text that is cut off, or written by something else. */
function readKept(text: string): KeptOutcome | undefined {
  try {
    const { outcome, grounds } = JSON.parse(text) as KeptOutcome;
    const { messages, suppressedMessages, units, notFollowed } = outcome;
    const isWhole =
      [messages, suppressedMessages, units, notFollowed].every(Array.isArray) &&
      [grounds.resolutions, grounds.texts].every((part) => typeof part === "object" && part !== null) &&
      (grounds.surroundings === null || typeof grounds.surroundings === "string");
    return isWhole ? { outcome, grounds } : undefined;
  } catch {
    return undefined;
  }
}

function leaveOutOfGit(folder: string): void {
  try {
    writeFileSync(join(folder, ".gitignore"), "*\n");
  } catch {
    // As on a full disk: saving says so.
  }
}

/** Empty for what is no file, or is gone: another run may have made one of many. */
function textAt(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
