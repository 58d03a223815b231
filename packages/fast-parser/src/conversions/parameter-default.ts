import type { ParsedNode } from "../parsed-node.ts";

/** Decorators of a parameter belong to the whole of it: to `@Inject() a = b`, and not to `a`. */
export function convertParameterDefault(node: ParsedNode): void {
  const left = node["left"] as ParsedNode;
  const decorators = left["decorators"] as readonly ParsedNode[] | undefined;
  if (!decorators || decorators.length === 0) return;
  node["decorators"] = decorators;
  left["decorators"] = [];
}
