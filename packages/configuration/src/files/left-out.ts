import { accessSync, constants, statSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { isSource } from "../source-kinds.ts";
import { GitIgnore } from "./git-ignore.ts";
import { IgnorePatterns } from "./ignore-patterns.ts";
import type { Problem } from "./problem.ts";
import { reasonOf } from "./reason-of.ts";
import type { ShownPath } from "./shown-path.ts";

export interface IgnoreOptions {
  /** Patterns of the command line, and the folder it was called in. */
  readonly given: { readonly folder: string; readonly patterns: readonly string[] };
  /** Patterns of the configuration, and its folder. */
  readonly configured: { readonly folder: string; readonly patterns: readonly string[] };
  /** `--no-ignore`: only what the command line itself leaves out. */
  readonly onlyGiven: boolean;
}

const dependencies = ["node_modules/"];
const byDefault = [...dependencies, "dist/", "build/", "coverage/"];
// A parsed file takes a hundred times its size in memory, and analysis takes its time as well.
const megabyte = 1_000_000;
const largest = 2 * megabyte;
// `.#name` is an editor's lock: a link to nothing.
const generated = [".#*", "*.min.js", "*.min.mjs", "*.min.cjs", "*.d.ts", "*.d.mts", "*.d.cts"];

/** Decides what ESLint's walk leaves out below one root, and notes what it meets but cannot read. */
export class LeftOut {
  readonly unreadable: Map<string, Problem> = new Map();
  private readonly rooms: readonly { readonly name: string; readonly patterns: IgnorePatterns }[];
  private readonly git: GitIgnore | undefined;
  private readonly shown: ShownPath;

  constructor(root: string, options: IgnoreOptions, shown: ShownPath) {
    const { given, configured, onlyGiven } = options;
    const base = (folder: string) => (isInside(root, folder) ? folder : root);
    const room = (name: string, folder: string, patterns: readonly string[]) => ({
      name,
      patterns: new IgnorePatterns(base(folder), patterns, { braces: true }),
    });
    this.rooms = [
      room("--ignore", given.folder, given.patterns),
      ...(onlyGiven
        ? []
        : [
            room("the configuration", configured.folder, configured.patterns),
            room("default", root, [...byDefault, ...generated]),
          ]),
    ];
    this.git = onlyGiven ? undefined : new GitIgnore(root);
    this.shown = shown;
  }

  /** For ESLint: a separator at the end of a path says that it is a folder. */
  isLeftOut(path: string): boolean {
    return this.findReason(path) !== undefined || this.isUnreadable(path);
  }

  /** By whose word a path is left out. */
  findReason(path: string): string | undefined {
    const room = this.rooms.find(({ patterns }) => patterns.verdict(path) === "ignored");
    if (room) return room.name;
    const file = this.git?.findIgnoring(path);
    return file === undefined ? undefined : this.shown.of(file);
  }

  /** ESLint would end the whole run at the first of these. */
  private isUnreadable(path: string): boolean {
    const isFolder = /[\\/]$/.test(path);
    if (!isFolder && !isSource(path)) return false;
    try {
      const stat = statSync(path);
      // A pipe would wait for ever, and a link to a folder is not walked.
      if (!isFolder && !stat.isFile()) return true;
      accessSync(path, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK);
      if (isFolder || stat.size <= largest) return false;
      const size = `${(stat.size / megabyte).toFixed(1)} MB`;
      const sentence = `${this.shown.of(path)} was not read: it has ${size}, and only files of up to ${largest / megabyte} MB are. Code of that size is generated: leave it out with --ignore.`;
      this.unreadable.set(path, { file: path, sentence });
      return true;
    } catch (error) {
      const bare = path.replace(/[\\/]$/, "");
      const what = `${this.shown.of(bare)} cannot be read: ${reasonOf(error)}.`;
      const sentence = `${what} Make it readable, or leave it out with --ignore.`;
      this.unreadable.set(bare, isFolder ? { sentence } : { file: bare, sentence });
      return true;
    }
  }
}

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way));
}
