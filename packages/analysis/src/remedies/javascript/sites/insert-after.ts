import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";

/** Writes lines below a statement that stands in a list, behind a comment that ends its line. */
export function insertAfter(draft: Draft, statement: Node, lines: readonly PlanText[]): void {
  const { text } = draft.reading.file.input;
  const indent = draft.indentAt(statement.range[0]);
  const end = text.indexOf("\n", statement.range[1]);
  const rest = text.slice(statement.range[1], end < 0 ? text.length : end).replace(/\r$/, "");
  const at = /^[ \t]*(?:\/\/.*)?$/.test(rest) ? statement.range[1] + rest.length : statement.range[1];
  draft.insert(at, code`${draft.style.lineEnd}${draft.lines(lines, indent)}`);
}
