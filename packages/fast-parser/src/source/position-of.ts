import type { Position } from "../parsed-node.ts";

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;

/** Line and column of an index, counted from a place that is known. */
export function positionOf(text: string, index: number, knownIndex: number, known: Position): Position {
  const isBehind = index >= knownIndex;
  const between = isBehind ? text.slice(knownIndex, index) : text.slice(index, knownIndex);
  const lines = between.match(lineEnd)?.length ?? 0;
  let lineStart = index;
  while (lineStart > 0 && !isLineEnd(text.charCodeAt(lineStart - 1))) lineStart -= 1;
  return { line: isBehind ? known.line + lines : known.line - lines, column: index - lineStart };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x20_28 || code === 0x20_29;
}
