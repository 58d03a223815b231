import type { ExportedList } from "./exported-list.ts";
import type { ParsedConfig } from "./parsed-config.ts";

/** A text to be put in at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** One more entry at the end of a list, as its other entries are written: each on its line, or all on one. */
export function addToList(
  { text, comments }: ParsedConfig,
  { items, close }: ExportedList,
  entries: readonly string[],
  lineEnd: string,
): readonly Insertion[] {
  const isComment = (at: number) => comments.find(({ range }) => range[0] <= at && at < range[1]);
  const last = items.at(-1);
  let comma: number | null = null;
  for (let at = last?.range[1] ?? close; at < close && comma === null; at += 1) {
    const comment = isComment(at);
    if (comment) at = comment.range[1] - 1;
    else if (text[at] === ",") comma = at;
  }
  const lineStart = text.lastIndexOf("\n", close - 1) + 1;
  const isOwnLine = lineStart > 0 && text.slice(lineStart, close).trim() === "";
  const needsComma: readonly Insertion[] = last && comma === null ? [{ at: last.range[1], text: "," }] : [];
  if (!isOwnLine) {
    const gap = last ? " " : "";
    const at = comma === null ? (last?.range[1] ?? close) : comma + 1;
    return [{ at, text: `${last && comma === null ? "," : ""}${gap}${entries.join(", ")}` }];
  }
  const indent = indentOf(text, last?.range[0] ?? null) ?? `${text.slice(lineStart, close)}  `;
  const end = comma !== null || !last ? "," : "";
  const lines = entries.map((entry, i) => `${indent}${entry}${i < entries.length - 1 ? "," : end}${lineEnd}`);
  return [...needsComma, { at: lineStart, text: lines.join("") }];
}

/** The indentation of what begins its line. */
function indentOf(text: string, at: number | null): string | null {
  if (at === null) return null;
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return before.trim() === "" ? before : null;
}
