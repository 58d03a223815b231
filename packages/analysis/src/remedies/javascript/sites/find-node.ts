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

/** The innermost node of a kind around a place. */
export function innermostAround<Found extends Node>(
  file: SourceFile,
  place: { readonly start: number; readonly end: number },
  isMeant: (node: Node) => node is Found,
): Found | null {
  const found: Found[] = [];
  file.descend(file.input.ast, (node) => {
    if (node.range[0] > place.start || node.range[1] < place.end) return node.type === "Program";
    if (isMeant(node)) found.push(node);
    return true;
  });
  return found.at(-1) ?? null;
}
