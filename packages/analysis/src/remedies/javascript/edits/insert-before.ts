import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { breakLineAfterBrace, breakLineBeforeBrace, isOnOwnLine } from "./brace-lines.ts";

/** Writes lines before a statement that stands in a list of statements. */
export function insertBefore(draft: Draft, statement: Node, lines: readonly PlanText[]): void {
  const { text } = draft.reading.file.input;
  const { style } = draft;
  const parent = statement.parent;
  if (isOnOwnLine(text, statement) || parent?.type !== "BlockStatement") {
    const indent = draft.indentAt(statement.range[0]);
    draft.insert(statement.range[0], code`${draft.lines(lines, indent).slice(1)}${style.lineEnd}${indent}`);
    return;
  }
  // `{ return; }` becomes three lines.
  const base = draft.indentAt(parent.range[0]);
  const indent = base + style.indent;
  if (parent.body[0] === statement)
    draft.replace(
      { start: parent.range[0] + 1, end: statement.range[0] },
      code`${style.lineEnd}${draft.lines(lines, indent)}${style.lineEnd}${indent}`,
    );
  else {
    breakLineAfterBrace(draft, parent, indent);
    draft.insert(statement.range[0], code`${style.lineEnd}${draft.lines(lines, indent)}${style.lineEnd}${indent}`);
  }
  breakLineBeforeBrace(draft, parent, base);
}
