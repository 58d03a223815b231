import type { ParsedNode } from "../parsed-node.ts";
import { positionOf } from "../source/position-of.ts";

/** `(A) extends B ? C : D` begins at its parenthesis. */
export function convertConditionalType(node: ParsedNode, text: string): void {
  const checked = node["checkType"] as ParsedNode;
  const start = (checked["extra"] as { readonly parenStart?: number } | undefined)?.parenStart;
  if (start === undefined || start >= node.start) return;
  node.loc = { start: positionOf(text, start, node.start, node.loc.start), end: node.loc.end };
  node.start = start;
  node.range = [start, node.end];
}
