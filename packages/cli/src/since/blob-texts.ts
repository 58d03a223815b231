import type { Git } from "./git.ts";

const byteOrderMark = /^\uFEFF/;

/**
 * What files hold in git, as they would lie on the disk: by path, null for what is not there or no file. `at` names where:
 * a commit, or nothing for the index.
 */
export function blobTexts(git: Git, at: string, paths: readonly string[]): ReadonlyMap<string, string | null> {
  const texts = new Map<string, string | null>();
  // A name with a line break would be taken for two.
  const asked = paths.filter((path) => !path.includes("\n"));
  if (asked.length === 0) return texts;
  const out = git.ask(["cat-file", "--batch", "--filters"], asked.map((path) => `${at}:${path}\n`).join(""));
  let position = 0;
  for (const path of asked) {
    const end = out?.indexOf("\n", position) ?? -1;
    if (!out || end < 0) break;
    const [, kind, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(out.toString("utf8", position, end)) ?? [];
    position = end + 1;
    if (size === undefined) {
      texts.set(path, null);
      continue;
    }
    const text = out.toString("utf8", position, position + Number(size)).replace(byteOrderMark, "");
    position += Number(size) + 1;
    texts.set(path, kind === "blob" ? text : null);
  }
  return texts;
}
