import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { isOnOwnLine } from "../sites/brace-lines.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";

/** Writes lines after a statement; one that stands alone in an arm gets braces. */
export function insertAfter(draft: Draft, statement: Node, lines: readonly PlanText[]): void {
  const { text } = draft.reading.file.input;
  const { style } = draft;
  const { parent } = statement;
  const end = statement.range[1];
  if (parent?.type === "BlockStatement" || parent?.type === "Program" || parent?.type === "ExportNamedDeclaration") {
    const isOwn = isOnOwnLine(text, statement) || parent.type !== "BlockStatement";
    const base = draft.indentAt(isOwn ? statement.range[0] : parent.range[0]);
    const indent = isOwn ? base : base + style.indent;
    draft.insert(
      endOfLine(text, end),
      code`${style.lineEnd}${draft.lines(lines, indent)}${isOwn ? "" : `${style.lineEnd}${base}`}`,
    );
    return;
  }
  const base = draft.indentAt(parent?.range[0] ?? statement.range[0]);
  const indent = base + style.indent;
  const start = text.slice(0, statement.range[0]).trimEnd().length;
  draft.replace({ start, end: statement.range[0] }, [` {${style.lineEnd}${indent}`]);
  draft.insert(end, code`${style.lineEnd}${draft.lines(lines, indent)}${style.lineEnd}${base}}`);
}

/** Behind a comment that ends the line. */
function endOfLine(text: string, offset: number): number {
  const newLine = text.indexOf("\n", offset);
  const rest = text.slice(offset, newLine < 0 ? text.length : newLine).replace(/\r$/, "");
  return /^\s*\/\//.test(rest) ? offset + rest.length : offset;
}
