import type { Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** What follows an opening brace begins a line of its own. */
export function breakLineAfterBrace(draft: Draft, block: Node, indent: string): void {
  const { text } = draft.reading.file.input;
  const gap = /^[ \t]*/.exec(text.slice(block.range[0] + 1))?.[0].length ?? 0;
  const start = block.range[0] + 1;
  if (text[start + gap] !== "\n" && text[start + gap] !== "\r")
    draft.replace({ start, end: start + gap }, [`${draft.style.lineEnd}${indent}`]);
}

/** The closing brace begins a line of its own. */
export function breakLineBeforeBrace(draft: Draft, block: Node, indent: string): void {
  const { text } = draft.reading.file.input;
  const end = block.range[1] - 1;
  let gap = 0;
  while (text[end - gap - 1] === " " || text[end - gap - 1] === "	") gap += 1;
  if (text[end - gap - 1] !== "\n") draft.replace({ start: end - gap, end }, [`${draft.style.lineEnd}${indent}`]);
}

export function isOnOwnLine(text: string, node: Node): boolean {
  return text.slice(text.lastIndexOf("\n", node.range[0] - 1) + 1, node.range[0]).trim() === "";
}
