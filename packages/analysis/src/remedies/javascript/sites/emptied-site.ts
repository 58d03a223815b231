import type { TSESTree } from "@typescript-eslint/types";
import { enclosingFunction, isFunction, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite, isAsync, statement } from "./block-site.ts";
import { catchSite } from "./handler-site.ts";
import type { Site } from "./site.ts";

/** Where an item is mapped to nothing: the arm of `valid ? [item] : []`, the branch or the handler that returns `[]`. */
export function emptiedSite(draft: Draft, nodes: readonly Node[]): Site | null {
  const choice = nodes.find((node) => node.type === "ConditionalExpression");
  if (choice) return choiceSite(draft, choice);
  for (const node of nodes) {
    const { parent } = node;
    if (parent?.type === "IfStatement" && parent.test === node)
      return blockSite(draft, parent.consequent, () => errorOf(draft, node));
    const block = node.type === "ReturnStatement" ? parent : null;
    if (block?.type === "BlockStatement" && block.parent.type === "CatchClause") return catchSite(draft, block.parent);
  }
  return null;
}

/** `return ok ? [item] : [];` becomes an `if` that returns nothing, and the value behind it. */
function choiceSite(draft: Draft, choice: TSESTree.ConditionalExpression): Site | null {
  const { parent } = choice;
  const arrow = isFunction(parent) && parent.body === choice ? parent : null;
  const at = arrow ? choice : parent.type === "ReturnStatement" ? parent : null;
  if (!at) return null;
  const keeps = isEmpty(choice.alternate) || !isEmpty(choice.consequent);
  const [kept, lost] = keeps ? [choice.consequent, choice.alternate] : [choice.alternate, choice.consequent];
  const { style } = draft;
  const test = draft.textOf(choice.test);
  return {
    node: at,
    body: [],
    isAsync: isAsync(enclosingFunction(choice)),
    leaves: true,
    throws: true,
    error: () => errorOf(draft, choice.test),
    write(lines) {
      const all = [...lines, [`return ${draft.textOf(lost)}`]].map((line) => statement(draft, line));
      const { indent, lineEnd } = style;
      const arm = code`if (${keeps ? negated(choice.test, test) : test}) {${all.flatMap((line) => ["\n", indent, ...line])}\n}`;
      const both = [arm, [`return ${draft.textOf(kept)}${style.semicolon}`]];
      const base = draft.indentAt((arrow ?? at).range[0]);
      if (arrow === null) {
        draft.replace({ start: at.range[0], end: at.range[1] }, draft.lines(both, base).slice(1));
        return;
      }
      const { start, end } = placeOfBody(draft, choice);
      draft.replace({ start, end }, code`{${lineEnd}${draft.lines(both, base + indent)}${lineEnd}${base}}`);
    },
  };
}

/** `(valid ? [item] : [])` stands in brackets, which are no part of it. */
function placeOfBody(draft: Draft, body: Node): { readonly start: number; readonly end: number } {
  const { text } = draft.reading.file.input;
  const before = text.slice(0, body.range[0]).trimEnd();
  const after = /^\s*\)/.exec(text.slice(body.range[1]));
  return /=>\s*\($/.test(before.slice(-40)) && after
    ? { start: before.length - 1, end: body.range[1] + after[0].length }
    : { start: body.range[0], end: body.range[1] };
}

/** The opposite of a test, as people write it. */
export function negated(test: Node, text: string): string {
  if (test.type === "UnaryExpression" && test.operator === "!") return text.slice(1);
  const isPlain = /^(?:Identifier|MemberExpression|CallExpression|ChainExpression)$/.test(test.type);
  return isPlain ? `!${text}` : `!(${text})`;
}

/** `parsed.error` beside `parsed.success`. */
function errorOf(draft: Draft, test: Node): string | null {
  const text = draft.textOf(test.type === "UnaryExpression" ? test.argument : test);
  const [, result] = /^(\w+)\.success$/.exec(text) ?? [];
  return result === undefined || !/safeParse/.test(draft.reading.file.input.text) ? null : `${result}.error`;
}

function isEmpty(node: Node): boolean {
  const value = unwrap(node);
  return (
    (value.type === "ArrayExpression" && value.elements.length === 0) ||
    (value.type === "Literal" && value.value === null) ||
    value.type === "Identifier"
  );
}
