import type { TSESTree } from "@typescript-eslint/types";
import { enclosingFunction, unwrap, wrapped, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { isAsync, statement } from "./block-site.ts";
import type { Site } from "./site.ts";

/** Work under a condition that is an expression. */
interface Choice {
  readonly whole: Node;
  readonly condition: string;
  readonly work: string;
  /** What stands in for the work; null where that is nothing. */
  readonly idle: string | null;
}

/**
 * `order && (await ship(order));`, `return order ? ship(order) : null;` and `await order?.ship();` become an `if`, whose
 * other arm is the path on which the work is left out.
 */
export function expressionSite(draft: Draft, nodes: readonly Node[]): Site | null {
  const choice = choiceAmong(draft, nodes);
  const place = choice ? wrapped(choice.whole).parent : undefined;
  if (!choice || (place?.type !== "ExpressionStatement" && place?.type !== "ReturnStatement")) return null;
  const { style } = draft;
  const returns = place.type === "ReturnStatement";
  return {
    node: place,
    body: [],
    isAsync: isAsync(enclosingFunction(place)),
    leaves: false,
    throws: true,
    error: () => null,
    write(lines, leave) {
      const base = draft.indentAt(place.range[0]);
      const inner = base + style.indent;
      const { lineEnd } = style;
      const doIt = draft.lines([statement(draft, [`${returns ? "return " : ""}${choice.work}`])], inner);
      const idle = returns ? [`return${choice.idle === null ? "" : ` ${choice.idle}`}`] : null;
      const end = leave ?? idle;
      const rest = [...lines, ...(end ? [end] : [])].map((line) => statement(draft, line));
      const test = code`if (${choice.condition}) {${lineEnd}${doIt}${lineEnd}${base}}`;
      draft.replace(
        { start: place.range[0], end: place.range[1] },
        returns
          ? code`${test}${lineEnd}${draft.lines(rest, base)}`
          : code`${test} else {${lineEnd}${draft.lines(rest, inner)}${lineEnd}${base}}`,
      );
    },
  };
}

function choiceAmong(draft: Draft, nodes: readonly Node[]): Choice | null {
  for (const node of nodes) {
    if (node.type === "LogicalExpression") return ofLogical(draft, node);
    if (node.type === "ConditionalExpression") return ofConditional(draft, node);
    if (node.type === "AwaitExpression" || node.type === "ChainExpression") {
      const found = ofOptional(draft, node);
      if (found) return found;
    }
  }
  return null;
}

function ofLogical(draft: Draft, node: TSESTree.LogicalExpression): Choice {
  const left = draft.textOf(node.left);
  const condition = node.operator === "||" ? `!(${left})` : left;
  return { whole: node, condition, work: `${awaits(node, node.right)}${draft.textOf(node.right)}`, idle: null };
}

function ofConditional(draft: Draft, node: TSESTree.ConditionalExpression): Choice {
  const isTurned = isIdle(node.consequent);
  const [work, idle] = isTurned ? [node.alternate, node.consequent] : [node.consequent, node.alternate];
  const test = draft.textOf(node.test);
  return {
    whole: node,
    condition: isTurned ? `!(${test})` : test,
    work: `${awaits(node, work)}${draft.textOf(work)}`,
    idle: idle.type === "Identifier" || idle.type === "UnaryExpression" ? null : draft.textOf(idle),
  };
}

/** `await order?.ship()`: the call itself is what is left out. */
function ofOptional(draft: Draft, node: Node): Choice | null {
  const call = unwrap(node);
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression" || !call.callee.optional) return null;
  const condition = draft.textOf(call.callee.object);
  const text = draft.textOf(node).replace(`${condition}?.`, () => `${condition}.`);
  return { whole: node, condition, work: text, idle: null };
}

/** `await (order ? ship(order) : null)` waits for the work. */
function awaits(choice: Node, work: Node): string {
  const outer = wrapped(choice);
  return outer !== choice && outer.type === "AwaitExpression" && unwrap(work) === work ? "await " : "";
}

function isIdle(node: Node): boolean {
  return (
    node.type === "Identifier" ||
    node.type === "Literal" ||
    (node.type === "UnaryExpression" && node.operator === "void")
  );
}
