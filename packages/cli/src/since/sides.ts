import { lstatSync } from "node:fs";
import { join } from "node:path";
import { isSource } from "@silent-failure/configuration";
import type { Overlay } from "../engine/judge.ts";
import { UsageError } from "../usage-error.ts";
import { blobTexts } from "./blob-texts.ts";
import { changedBlobs } from "./changed-blobs.ts";
import { Git } from "./git.ts";

/** What is compared: texts that count in place of those on the disk. */
export interface Sides {
  readonly now: Overlay;
  readonly before: Overlay;
  /** What `before` is, for sentences: "main (1a2b3c4)". */
  readonly name: string;
}

/**
 * The working tree, and what it was where the branch left a ref.
 * @throws UsageError when git, the repository, the ref or a common commit is missing.
 */
export function sidesSince(ref: string, cwd: string): Sides {
  const option = `--since ${ref}`;
  const top = topOf(cwd, option);
  const git = new Git(top, option);
  const commit = commitOf(git, ref, option);
  const base = git.line(["merge-base", commit, "HEAD"]);
  if (base === null) {
    if (git.line(["rev-parse", "--verify", "--quiet", "HEAD"]) === null)
      throw new UsageError(`${option} compares with a commit, and there is none yet. Commit first.`);
    throw new UsageError(
      git.line(["rev-parse", "--is-shallow-repository"]) === "true"
        ? `${option} cannot be answered: this clone is shallow, and does not reach back to where the branch left ${ref}. Fetch more: git fetch --unshallow (in GitHub Actions: fetch-depth: 0).`
        : `${option} cannot be answered: ${ref} and HEAD have no commit in common. Name a branch that this one came from.`,
    );
  }
  const before = overlayOf(git, new Map([...untracked(git, top), ...changedBlobs(git, [base])]), top);
  return { now: new Map(), before, name: `${ref} (${base.slice(0, 7)})` };
}

/**
 * What git would commit, and the last commit.
 * @throws UsageError when git or the repository is missing.
 */
export function sidesStaged(cwd: string): Sides {
  const option = "--staged";
  const top = topOf(cwd, option);
  const git = new Git(top, option);
  refuseConflict(git, option);
  const now = overlayOf(git, new Map([...untracked(git, top), ...changedBlobs(git, [])]), top);
  const head = git.line(["rev-parse", "--verify", "--quiet", "HEAD"]);
  // Before the first commit there is the empty tree.
  const last = head ?? git.line(["hash-object", "-t", "tree", "--stdin"]) ?? "";
  const staged = changedBlobs(git, ["--cached", last]);
  return { now, before: new Map([...now, ...overlayOf(git, staged, top)]), name: "the last commit" };
}

/** Git commits nothing while there is one. */
function refuseConflict(git: Git, option: string): void {
  const [name] = git.names(["diff", "--name-only", "--diff-filter=U", "-z"]).filter(isWanted);
  if (name !== undefined)
    throw new UsageError(
      `${option} cannot be answered: ${name} has a conflict that is not resolved. Resolve it, and git add the file.`,
    );
}

/** Files that git does not know, and does not ignore: they are on neither side but the disk. */
function untracked(git: Git, top: string): ReadonlyMap<string, null> {
  const names = git.names(["ls-files", "--others", "--exclude-standard", "-z"]).filter(isWanted);
  return new Map(names.filter((name) => !isLink(join(top, name))).map((name) => [name, null]));
}

/** What lies behind a link has a name of its own, or is another's. */
function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** The folder that git's names start at, and the one that all is asked in: what a configuration says of others is no matter. */
function topOf(cwd: string, option: string): string {
  const git = new Git(cwd, option);
  // Not the absolute path, which git gives with links followed.
  const up = git.line(["rev-parse", "--show-cdup"]);
  if (up === null || git.line(["rev-parse", "--is-inside-work-tree"]) !== "true")
    throw new UsageError(
      `${option} needs a git repository, and ${cwd} is in none. Leave the option out, or run it in a checkout (in Docker: git config --global --add safe.directory).`,
    );
  return join(cwd, up);
}

function commitOf(git: Git, ref: string, option: string): string {
  const commit = git.line(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (commit === null)
    throw new UsageError(
      `${option} names no commit, branch or tag that is here. Check the spelling, or fetch it first: git fetch origin ${ref.replace(/^origin\//, "")} (in GitHub Actions: fetch-depth: 0).`,
    );
  return commit;
}

/** What decides findings: source, and what decides where imports lead. */
function isWanted(path: string): boolean {
  return isSource(path) || path.endsWith(".json");
}

function overlayOf(git: Git, blobs: ReadonlyMap<string, string | null>, top: string): Overlay {
  const wanted = new Map([...blobs].filter(([path]) => isWanted(path)));
  return new Map([...blobTexts(git, wanted)].map(([path, text]) => [join(top, path), text]));
}
