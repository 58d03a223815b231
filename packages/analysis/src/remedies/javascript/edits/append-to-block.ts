import type { PlanText } from "../../../model/plan.ts";
import { statementsOf, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { breakLineAfterBrace, isOnOwnLine } from "./brace-lines.ts";

/** Writes lines at the end of a block, and keeps its comments and the line of its closing brace. */
export function appendToBlock(draft: Draft, block: Node, lines: readonly PlanText[]): void {
  const { text } = draft.reading.file.input;
  const { style } = draft;
  const base = draft.indentAt(block.range[0]);
  const last = statementsOf(block).at(-1);
  const indent = last && isOnOwnLine(text, last) ? draft.indentAt(last.range[0]) : base + style.indent;
  const closing = block.range[1] - 1;
  const inner = text.slice(last ? last.range[1] : block.range[0] + 1, closing);
  const newLine = inner.lastIndexOf("\n");
  if (newLine >= 0 && inner.slice(newLine).trim() === "") {
    draft.insert(closing - (inner.length - newLine) + 1, code`${draft.lines(lines, indent)}${style.lineEnd}`);
    return;
  }
  // All on one line: `{}`, `{ retry(); }`, `{ /* nothing to do */ }`.
  const gap = (inner.length - inner.trimEnd().length) * (inner.trim() === "" && !last ? 0 : 1);
  const start = inner.trim() === "" && !last ? block.range[0] + 1 : closing - gap;
  if (last || inner.trim() !== "") breakLineAfterBrace(draft, block, indent);
  draft.replace({ start, end: closing }, code`${style.lineEnd}${draft.lines(lines, indent)}${style.lineEnd}${base}`);
}
