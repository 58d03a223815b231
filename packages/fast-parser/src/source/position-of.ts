import type { Position } from "../parsed-node.ts";

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;

/** Line and column of an index, counted from a place before it that is known. */
export function positionOf(text: string, index: number, knownIndex: number, known: Position): Position {
  const between = text.slice(knownIndex, index);
  let line = known.line;
  let lineStart = -known.column;
  for (const { index: at, 0: end } of between.matchAll(lineEnd)) {
    line += 1;
    lineStart = at + end.length;
  }
  return { line, column: between.length - lineStart };
}
