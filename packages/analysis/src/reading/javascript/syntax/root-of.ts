import { unwrap, type Node } from "./node.ts";

/** `order` for `order.lines[0].id`. */
export function rootOf(node: Node): Node {
  let current = unwrap(node);
  while (current.type === "MemberExpression") current = unwrap(current.object);
  return current;
}
