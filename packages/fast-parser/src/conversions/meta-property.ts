import type { ParsedNode } from "../parsed-node.ts";

/** `import` and `new` of `import.meta` and `new.target` are names like any other. */
export function convertMetaProperty(node: ParsedNode): void {
  const keyword = node["meta"] as ParsedNode;
  keyword["decorators"] ??= [];
  keyword["optional"] ??= false;
}
