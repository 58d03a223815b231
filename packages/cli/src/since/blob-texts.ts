import { randomBytes } from "node:crypto";
import type { Git } from "./git.ts";

const byteOrderMark = /^\uFEFF/;

/**
 * What blobs hold, as they would lie on the disk under their path; null where there is no blob.
 * @throws UsageError when git does not give one.
 */
export function blobTexts(git: Git, blobs: ReadonlyMap<string, string | null>): ReadonlyMap<string, string | null> {
  const texts = new Map<string, string | null>();
  const asked: { readonly path: string; readonly blob: string }[] = [];
  for (const [path, blob] of blobs) {
    if (blob === null) texts.set(path, null);
    // A name with a line break would be taken for two.
    else if (path.includes("\n")) texts.set(path, textOf(git.bytes(["cat-file", "--filters", `--path=${path}`, blob])));
    else asked.push({ path, blob });
  }
  if (asked.length === 0) return texts;
  // No text holds it. The sizes that git gives are those before line breaks are made what they are on the disk.
  const mark = randomBytes(16).toString("hex");
  const lines = asked.map(({ path, blob }) => `${blob} ${path}\n`).join("");
  const out = git.bytes(["cat-file", `--batch=${mark} %(objecttype)`, "--filters"], lines);
  const begin = Buffer.from(`${mark} blob\n`);
  let position = 0;
  for (const { path } of asked) {
    if (!out.subarray(position, position + begin.length).equals(begin))
      throw git.fault(`git has no text of ${path} as it was`);
    const start = position + begin.length;
    const next = out.indexOf(`\n${mark} `, start);
    const end = next < 0 ? out.length - 1 : next;
    texts.set(path, textOf(out.subarray(start, end)));
    position = end + 1;
  }
  return texts;
}

function textOf(bytes: Buffer): string {
  return bytes.toString("utf8").replace(byteOrderMark, "");
}
