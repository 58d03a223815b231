import { promiseCallsOn } from "../syntax/chain.ts";
import type { Bindings } from "../syntax/bindings.ts";
import { calledName, type Call, type Node } from "../syntax/node.ts";

/** Whether nobody takes what a call gives: a statement of its own, `void save()`, no `.catch` behind it. */
export function isLeft(call: Call): boolean {
  return leftAs(call, null) !== null;
}

/** How a call is left: `floating` as a statement, or in a variable that nobody reads; `discarded` behind `void`. */
export function leftAs(call: Call, bindings: Bindings | null): { form: "floating" | "discarded"; site: Node } | null {
  let node: Node = call;
  const chained = promiseCallsOn(call);
  if (chained.length > 0) {
    if (
      chained.some(
        (outer) => calledName(outer) === "catch" || (calledName(outer) === "then" && outer.arguments.length > 1),
      )
    )
      return null;
    node = chained.at(-1) ?? call;
  }
  let form: "floating" | "discarded" = "floating";
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case "ChainExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
        break;
      case "LogicalExpression":
        if (parent.right !== node) return null;
        break;
      case "ConditionalExpression":
        if (parent.test === node) return null;
        break;
      case "UnaryExpression":
        if (parent.operator !== "void") return null;
        form = "discarded";
        break;
      case "ExpressionStatement":
        return { form, site: parent };
      case "ArrowFunctionExpression":
        // `(order) => void save(order)`
        return form === "discarded" && parent.body === node ? { form, site: node } : null;
      case "VariableDeclarator": {
        if (bindings === null || parent.init !== node || parent.id.type !== "Identifier") return null;
        if (parent.parent.parent?.type === "ExportNamedDeclaration") return null;
        const [variable] = bindings.declaredBy(parent);
        return variable && !variable.references.some((reference) => reference.isRead())
          ? { form, site: parent.parent }
          : null;
      }
      default:
        return null;
    }
  }
  return null;
}
