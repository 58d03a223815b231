import type { SourceFile } from "../syntax/source-file.ts";
import { bodyOf, calledName, isFunction, receiverOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";

/** `note(id, error) { this.failures.push(id) }`, `this.failed++`: the method keeps what it is given in its object. */
export function keepsInObject(file: SourceFile, node: FunctionNode): boolean {
  if (node.parent.type !== "MethodDefinition" && node.parent.type !== "PropertyDefinition") return false;
  let keeps = false;
  for (const part of bodyOf(node))
    file.descend(part, (inner) => {
      if (inner.type === "UpdateExpression") keeps ||= isOwn(inner.argument);
      else if (inner.type === "AssignmentExpression") keeps ||= inner.operator === "+=" && isOwn(inner.left);
      else if (inner.type === "CallExpression" && /^(?:push|unshift|add|set)$/.test(calledName(inner) ?? "")) {
        const receiver = receiverOf(inner);
        keeps ||= receiver !== null && isOwn(receiver);
      }
      return !keeps && !isFunction(inner);
    });
  return keeps;
}

/** `this.failures`, `this.counts.failed`. */
function isOwn(node: Node): boolean {
  let current = unwrap(node);
  if (current.type !== "MemberExpression") return false;
  while (current.type === "MemberExpression") current = unwrap(current.object);
  return current.type === "ThisExpression";
}
