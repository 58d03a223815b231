import { statementAround } from "../../../reading/javascript/handlers/statement-around.ts";
import { contains, isLoop, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite } from "./block-site.ts";
import type { Site } from "./site.ts";

/** What is done with the rejected results of `Promise.allSettled`: the arm of the test for them. */
export function settledSite(draft: Draft, nodes: readonly Node[]): Site | null {
  const test = nodes.find((node) => node.type === "IfStatement");
  const call = nodes.find((node) => node.type === "CallExpression");
  const declaration = call ? statementAround(call) : null;
  const [declarator] = declaration?.type === "VariableDeclaration" ? declaration.declarations : [];
  const list = declarator?.id.type === "Identifier" ? declarator.id.name : null;
  const found = test ?? (declaration ? testIn(draft, declaration) : null);
  if (!found) return null;
  const one = /^(\w+)\.status === ["']rejected["']$/.exec(draft.textOf(found.test))?.[1];
  const { quote } = draft.style;
  const error =
    one !== undefined && isInLoop(found)
      ? `${one}.reason`
      : list === null
        ? null
        : `new AggregateError(${list}.flatMap((result) => (result.status === ${quote}rejected${quote} ? [result.reason] : [])))`;
  return blockSite(draft, found.consequent, () => error);
}

/** The first test for `rejected` below the declaration of the results, in the same list of statements. */
function testIn(draft: Draft, declaration: Node): Extract<Node, { type: "IfStatement" }> | null {
  const block = declaration.parent;
  let found: Extract<Node, { type: "IfStatement" }> | null = null;
  if (!block) return null;
  draft.reading.file.descend(block, (node) => {
    if (contains(declaration, node) || found) return node !== declaration;
    if (node.type === "IfStatement" && /\.status === ["']rejected["']/.test(draft.textOf(node.test))) found = node;
    return true;
  });
  return found;
}

function isInLoop(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) if (isLoop(current)) return true;
  return false;
}
