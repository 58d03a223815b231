import type { ParsedNode } from "../parsed-node.ts";

/** A decorator's call, as the newer proposal is read, lacks what every other call has. */
export function convertDecorator(node: ParsedNode): void {
  let part = node["expression"] as ParsedNode | undefined;
  if (part?.type === "CallExpression") {
    part["optional"] ??= false;
    part = part["callee"] as ParsedNode | undefined;
  }
  while (part?.type === "MemberExpression") {
    part["optional"] ??= false;
    part = part["object"] as ParsedNode | undefined;
  }
}
