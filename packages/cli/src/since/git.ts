import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "../usage-error.ts";

/** Far more than the names of all files of a large repository, or the texts that a change has touched. */
const mostBytes = 1_000_000_000;

/** Git in one folder. `option` is what asked for it, for sentences. */
export class Git {
  private readonly folder: string;
  private readonly option: string;

  constructor(folder: string, option: string) {
    this.folder = folder;
    this.option = option;
  }

  /**
   * What a git command writes, or null where it fails.
   * @throws UsageError when there is no git.
   */
  ask(args: readonly string[], input = ""): Buffer | null {
    const { error, status, stdout } = spawnSync("git", ["-c", "core.quotePath=false", ...args], {
      cwd: this.folder,
      input,
      maxBuffer: mostBytes,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...environmentIn(this.folder), GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    });
    if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT")
      throw new UsageError(
        `${this.option} needs git, and there is no git on the PATH. Install it, or leave the option out.`,
      );
    return error || status !== 0 ? null : stdout;
  }

  /** The same as one line. */
  line(args: readonly string[]): string | null {
    return this.ask(args)?.toString("utf8").trim() ?? null;
  }

  /**
   * The same as a list of names, each ended by a NUL.
   * @throws UsageError when the command fails.
   */
  names(args: readonly string[]): readonly string[] {
    const names = this.bytes(args).toString("utf8").split("\0");
    return names.filter((name) => name !== "");
  }

  /**
   * What a git command writes.
   * @throws UsageError when it fails.
   */
  bytes(args: readonly string[], input = ""): Buffer {
    const out = this.ask(args, input);
    if (!out) throw this.fault(`git ${args[0]} fails here`);
    return out;
  }

  fault(what: string): UsageError {
    return new UsageError(
      `${this.option} cannot be answered: ${what}. Run git fsck and git status, and mend what they say.`,
    );
  }
}

/**
 * To a hook, git names its folder, and takes each folder for the top from then on. The index that a hook names is another
 * than that of the folder, and counts.
 */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, ...others } = process.env;
  return isBelowGit(folder) ? others : process.env;
}

function isBelowGit(folder: string): boolean {
  return existsSync(join(folder, ".git")) || (dirname(folder) !== folder && isBelowGit(dirname(folder)));
}
