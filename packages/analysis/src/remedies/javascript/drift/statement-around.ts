import type { Node } from "../../../reading/javascript/syntax/node.ts";

/** The statement around a node that stands in a list of statements. */
export function statementAround(node: Node): Node | null {
  for (let current: Node | undefined = node; current?.parent; current = current.parent)
    if (current.parent.type === "BlockStatement" || current.parent.type === "Program") return current;
  return null;
}
