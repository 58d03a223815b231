import { relative, sep } from "node:path";
import { digestOf } from "@silent-failure/project-modules";

/** A file that was found, and what it held then. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** The folder that the run looks at it from. */
  readonly root: string;
  /** From the root, with slashes. */
  readonly path: string;
  /** What its text says, without a byte order mark, in a few letters that mean the same on every machine. */
  readonly digest: string;
  /** How long its text is. */
  readonly size: number;
}

export function foundFile(file: string, root: string, read: string): FoundFile {
  const text = read.replace(/^\uFEFF/, "");
  const path = relative(root, file).split(sep).join("/");
  return { file, root, path, digest: digestOf(text), size: text.length };
}
