import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { breakLineAfterBrace, breakLineBeforeBrace, isOnOwnLine } from "./brace-lines.ts";

/** Writes lines after a statement; the one statement of a loop or an arm becomes a block. Gives what its lines are set in by. */
export function insertAfter(draft: Draft, statement: Node, lines: readonly PlanText[]): void {
  const { text } = draft.reading.file.input;
  const { lineEnd } = draft.style;
  const { parent } = statement;
  const indent = indentOf(draft, statement);
  if (parent && isList(parent)) {
    const rest = /^[^\n\r]*/.exec(text.slice(statement.range[1]))?.[0] ?? "";
    const isLast = /^[ \t]*(?:\/\/.*|\/\*[^*]*\*\/[ \t]*)?$/.test(rest);
    const at = statement.range[1] + (isLast ? rest.length : 0);
    const isFollowed = !isLast && !/^[ \t]*\}/.test(rest);
    draft.insert(at, code`${lineEnd}${draft.lines(lines, indent)}${isFollowed ? `${lineEnd}${indent}` : ""}`);
    if (parent.type !== "BlockStatement" || isLast) return;
    if (!isOnOwnLine(text, statement) && parent.body[0] === statement) breakLineAfterBrace(draft, parent, indent);
    if (!isFollowed) breakLineBeforeBrace(draft, parent, draft.indentAt(parent.range[0]));
    return;
  }
  const before = text.slice(0, statement.range[0]).trimEnd().length;
  const base = draft.indentAt(parent?.range[0] ?? before);
  draft.replace({ start: before, end: statement.range[0] }, [` {${lineEnd}${indent}`]);
  setIn(draft, statement);
  draft.insert(statement.range[1], code`${lineEnd}${draft.lines(lines, indent)}${lineEnd}${base}}`);
}

/** The further lines of a statement that comes to stand in a block; those of a template are a part of its text. */
function setIn(draft: Draft, statement: Node): void {
  const { text } = draft.reading.file.input;
  if (draft.textOf(statement).includes("`")) return;
  for (
    let at = text.indexOf("\n", statement.range[0]);
    at >= 0 && at < statement.range[1];
    at = text.indexOf("\n", at + 1)
  )
    if (/\S/.test(text[at + 1] ?? "") || /^[ \t]+\S/.test(text.slice(at + 1, at + 200)))
      draft.insert(at + 1, [draft.style.indent]);
}

/** What the lines around a statement are set in by, once it stands in a block. */
function indentOf(draft: Draft, statement: Node): string {
  const { parent } = statement;
  const { text } = draft.reading.file.input;
  if (parent && isList(parent) && (isOnOwnLine(text, statement) || parent.type !== "BlockStatement"))
    return draft.indentAt(statement.range[0]);
  return draft.indentAt(parent?.range[0] ?? statement.range[0]) + draft.style.indent;
}

export function isList(node: Node): boolean {
  return (
    node.type === "BlockStatement" ||
    node.type === "Program" ||
    node.type === "SwitchCase" ||
    node.type === "StaticBlock" ||
    node.type === "ExportNamedDeclaration"
  );
}
