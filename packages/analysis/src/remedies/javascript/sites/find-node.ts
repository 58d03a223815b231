import type { SourceFile } from "../../../reading/javascript/syntax/source-file.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";

/** The nodes that begin at an offset, outermost first: a fact says where, its shape says which. */
export function nodesAt(file: SourceFile, start: number): readonly Node[] {
  const found: Node[] = [];
  file.descend(file.input.ast, (node) => {
    if (node.range[0] > start || node.range[1] <= start) return node.type === "Program";
    if (node.range[0] === start) found.push(node);
    return true;
  });
  return found;
}

/** The innermost node of these types around a place. */
export function innermostAround<Type extends Node["type"]>(
  file: SourceFile,
  place: { readonly start: number; readonly end: number },
  types: readonly Type[],
): Extract<Node, { type: Type }> | null {
  let found: Node | null = null;
  file.descend(file.input.ast, (node) => {
    if (node.range[0] > place.start || node.range[1] < place.end) return node.type === "Program";
    if ((types as readonly string[]).includes(node.type)) found = node;
    return true;
  });
  return found;
}
