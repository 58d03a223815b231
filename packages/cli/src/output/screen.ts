import type { Colours } from "./colours.ts";

/** What output is written for. */
export interface Screen {
  readonly colours: Colours;
  /** Columns, or undefined when nobody folds lines: a pipe, a file. */
  readonly width: number | undefined;
}

/** Wider lines are hard to read, however wide the terminal. */
const comfortable = 110;

export function widthOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): number | undefined {
  return stream.isTTY ? Math.min(stream.columns || 80, comfortable) : undefined;
}

/** Folds text at spaces; a word that is too long, such as a path, stays whole. */
export function fold(text: string, width: number | undefined, indent = ""): string {
  if (width === undefined) return text;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : indent + word);
  }
  return lines.join("\n");
}

/** Source text may hold anything; a terminal shall not obey it. */
export function harmless(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "·");
}
