import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isInside, reasonOf } from "@silent-failure/configuration/files";
import { writeAtomically } from "../write-atomically.ts";

const mark = "\uFEFF";

/** A file as it was read, so that what is written can be held against it. */
export interface SourceText {
  readonly path: string;
  /** Without the byte order mark. */
  readonly text: string;
  readonly hasMark: boolean;
}

/** The file, or a sentence that says why it is not touched. `shown` is its name in sentences. */
export function readSourceText(path: string, roots: readonly string[], shown: string): SourceText | string {
  let bytes: Buffer;
  try {
    const real = realpathSync(path);
    if (lstatSync(path).isSymbolicLink() && !roots.some((root) => isInside(real, realpathSync(root))))
      return `${shown} leads to a file outside of what was given. Give the path of that file.`;
    bytes = readFileSync(path);
  } catch (error) {
    return `${shown} cannot be read: ${reasonOf(error)}.`;
  }
  const whole = bytes.toString("utf8");
  if (!Buffer.from(whole, "utf8").equals(bytes))
    return `${shown} is not UTF-8, and writing it would change its letters. Convert it first.`;
  const hasMark = whole.startsWith(mark);
  return { path, text: hasMark ? whole.slice(1) : whole, hasMark };
}

/**
 * Writes a new text in place of the one that was read: a temporary file, then a rename; mode and byte order mark are kept.
 * Answers null, or a sentence that says why nothing was written.
 */
export function writeSourceText(source: SourceText, text: string, shown: string): string | null {
  const before = (source.hasMark ? mark : "") + source.text;
  try {
    const path = realpathSync(source.path);
    if (readFileSync(path, "utf8") !== before)
      return `${shown} has changed since it was read, so nothing was written to it. Run the command again.`;
    // Root may write anything; a file that says it is not to be written is left alone all the same.
    if ((statSync(path).mode & 0o222) === 0)
      return `${shown} is read-only, so nothing was written to it. Make it writable, or leave it out with --ignore.`;
    writeAtomically(path, (source.hasMark ? mark : "") + text);
    return null;
  } catch (error) {
    return `${shown} cannot be written: ${reasonOf(error)}. It is as it was.`;
  }
}
