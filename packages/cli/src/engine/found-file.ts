import { digestOf, pathFrom } from "@silent-failure/project-modules";

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

export function foundFile(file: string, root: string, text: string): FoundFile {
  return { file, root, path: pathFrom(root, file), digest: digestOfFile(text), size: text.length };
}

export function digestOfFile(text: string): string {
  return digestOf(text.replace(/^\uFEFF/, ""));
}
