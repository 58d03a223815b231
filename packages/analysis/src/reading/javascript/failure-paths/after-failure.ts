import { calledName, type Call, type FunctionNode, type Node } from "../syntax/node.ts";

/** `.catch(…)`, and `.then(ok, failed)`. */
export function catches(call: Call): boolean {
  return calledName(call) === "catch" || (calledName(call) === "then" && call.arguments.length > 1);
}

/** In a `catch` or `.catch(…)`: what is done about a failure. */
export function isAfterFailure(node: Node, within: FunctionNode): boolean {
  for (let current = node; current.parent && current !== within; current = current.parent) {
    const { parent } = current;
    if (current.type === "CatchClause") return true;
    if (parent.type === "CallExpression" && parent.callee !== current && catches(parent)) return true;
  }
  return false;
}
