import type { Git } from "./git.ts";

const byteOrderMark = /^\uFEFF/;

/**
 * What blobs hold, as they would lie on the disk under their path; null where there is no blob.
 * @throws UsageError when git does not give one.
 */
export function blobTexts(git: Git, blobs: ReadonlyMap<string, string | null>): ReadonlyMap<string, string | null> {
  const texts = new Map<string, string | null>();
  const asked = [...blobs].flatMap(([path, blob]) => {
    // A name with a line break would be taken for two.
    if (blob !== null && !path.includes("\n")) return [{ path, line: `${blob} ${path}\n` }];
    texts.set(path, null);
    return [];
  });
  if (asked.length === 0) return texts;
  const out = git.bytes(["cat-file", "--batch", "--filters"], asked.map(({ line }) => line).join(""));
  let position = 0;
  for (const { path } of asked) {
    const end = out.indexOf("\n", position);
    const size = Number(
      / blob (\d+)$/.exec(out.toString("utf8", position, Math.max(position, end)))?.[1] ?? Number.NaN,
    );
    if (Number.isNaN(size)) throw git.fault(`git has no text of ${path} as it was`);
    texts.set(path, out.toString("utf8", end + 1, end + 1 + size).replace(byteOrderMark, ""));
    position = end + 1 + size + 1;
  }
  return texts;
}
