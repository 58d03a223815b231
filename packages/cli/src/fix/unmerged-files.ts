import { spawnSync } from "node:child_process";
import { dirname, resolve } from "node:path";

/** A repository can name a program that git is to ask about changed files; it is not run from here. */
const plain = ["-c", "core.fsmonitor=false"];

/** Those of the files that git holds as unmerged; none where there is no git. */
export function unmergedFiles(files: readonly string[]): ReadonlySet<string> {
  const unmerged = new Set<string>();
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const { status, stdout } = spawnSync("git", [...plain, "ls-files", "--unmerged", "--full-name", "-z", "--", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0 || stdout === "") continue;
    const top = spawnSync("git", [...plain, "rev-parse", "--show-toplevel"], {
      cwd: folder,
      encoding: "utf8",
    }).stdout.trim();
    // `100644 <hash> 2\tpath`
    for (const line of stdout.split("\0")) {
      const path = line.split("\t")[1];
      if (path !== undefined) unmerged.add(resolve(top, path));
    }
  }
  return unmerged;
}
