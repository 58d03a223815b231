import type { TSESTree } from "@typescript-eslint/types";
import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { unwrap } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";

/** Writes the other arm of `if (!exists) { … }`; a test that asks for more than that decides it again. */
export function appendElse(draft: Draft, branch: TSESTree.IfStatement, lines: readonly PlanText[]): void {
  const { style, reading } = draft;
  const { text } = reading.file.input;
  const base = draft.indentAt(branch.range[0]);
  const indent = base + style.indent;
  const { consequent } = branch;
  const test = opposite(draft, branch.test);
  const opens = test === null ? "else {" : `else if (${test}) {`;
  const arm = code`${opens}${style.lineEnd}${draft.lines(lines, indent)}${style.lineEnd}${base}}`;
  if (consequent.type === "BlockStatement") {
    draft.insert(branch.range[1], code` ${arm}`);
    return;
  }
  const start = text.slice(0, consequent.range[0]).trimEnd().length;
  draft.replace({ start, end: consequent.range[0] }, [` {${style.lineEnd}${indent}`]);
  draft.insert(branch.range[1], code`${style.lineEnd}${base}} ${arm}`);
}

/** For `!exists && isEnabled`, `exists`: what the other arm can rest on; null where all of it does. */
function opposite(draft: Draft, test: Node): string | null {
  if (test.type !== "LogicalExpression" || test.operator !== "&&") return null;
  for (const side of [test.left, test.right]) {
    if (side.type !== "UnaryExpression" || side.operator !== "!") continue;
    const value = unwrap(side.argument);
    if (value.type === "Identifier" || value.type === "MemberExpression") return draft.textOf(side.argument);
  }
  return null;
}
