import type { Git } from "./git.ts";

const link = "120000";
const submodule = "160000";
const nothing = /^0+$/;

/**
 * What a `git diff` names, by path from the top: the blob of the older side, null where it has none. Links and submodules
 * are left out: nothing of theirs is read.
 */
export function changedBlobs(git: Git, args: readonly string[]): ReadonlyMap<string, string | null> {
  const fields = git.names(["diff", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "-z", ...args, "--"]);
  const blobs = new Map<string, string | null>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [mode = "", newMode = "", blob = ""] = (fields[i] ?? "").slice(1).split(" ");
    const path = fields[i + 1] ?? "";
    if ([mode, newMode].some((one) => one === link || one === submodule)) continue;
    blobs.set(path, nothing.test(blob) ? null : blob);
  }
  return blobs;
}
