import type { Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** Takes a statement away, with its line when nothing else stands there; a `finally` that is left empty goes with it. */
export function removeStatement(draft: Draft, statement: Node): void {
  const { text } = draft.reading.file.input;
  const block = statement.parent;
  const attempt = block?.parent;
  if (
    block?.type === "BlockStatement" &&
    block.body.length === 1 &&
    attempt?.type === "TryStatement" &&
    attempt.finalizer === block &&
    attempt.handler
  ) {
    draft.replace({ start: attempt.handler.range[1], end: attempt.range[1] }, []);
    return;
  }
  const start = text.lastIndexOf("\n", statement.range[0] - 1) + 1;
  const isOwnLine = text.slice(start, statement.range[0]).trim() === "";
  const lineEnd = text.indexOf("\n", statement.range[1]);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const isAlone = text.slice(statement.range[1], end).trim() === "";
  // Of the two blank lines that would meet, one is enough.
  const isBetweenBlanks =
    /\n[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 80), start)) && /^[ \t]*\r?\n/.test(text.slice(end, end + 80));
  const blank = isBetweenBlanks ? text.indexOf("\n", end) + 1 - end : 0;
  draft.replace(
    isOwnLine && isAlone ? { start, end: end + blank } : { start: statement.range[0], end: statement.range[1] },
    [],
  );
}
