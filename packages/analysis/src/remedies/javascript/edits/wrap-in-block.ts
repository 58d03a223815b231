import type { PlanText } from "../../../model/plan.ts";
import type { Statement } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";

/** `if (x) return;` becomes a block with lines before its one statement. */
export function wrapInBlock(draft: Draft, statement: Statement, lines: readonly PlanText[], keeps: boolean): void {
  const { text } = draft.reading.file.input;
  const { style } = draft;
  const base = draft.indentAt(statement.parent?.range[0] ?? statement.range[0]);
  const indent = base + style.indent;
  const before = text.slice(0, statement.range[0]);
  const start = before.trimEnd().length;
  const written = code`${style.lineEnd}${draft.lines(lines, indent)}${style.lineEnd}`;
  // A comment between condition and statement stays where it is.
  const line = before.slice(before.lastIndexOf("\n", start - 1) + 1, start);
  const isBehindComment = before.slice(start).includes("\n") && (line.endsWith("*/") || line.includes("//"));
  const opens = isBehindComment ? "{" : " {";
  if (keeps) {
    draft.replace({ start, end: statement.range[0] }, code`${opens}${written}${indent}`);
    draft.insert(statement.range[1], [`${style.lineEnd}${base}}`]);
  } else draft.replace({ start, end: statement.range[1] }, code`${opens}${written}${base}}`);
}
