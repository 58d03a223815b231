import { readFileSync } from "node:fs";

/** What a file holds, without a byte order mark; undefined when it is gone. */
export function textOnDisk(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    // Whoever asks has said of the file what there is to say.
    return undefined;
  }
}
