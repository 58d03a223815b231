import type { Variable } from "@typescript-eslint/scope-manager";
import type { Reading } from "../reading.ts";
import { calledName, memberName, unwrap, wrapped, type Node } from "../syntax/node.ts";

/**
 * Whether a list is only ever asked for its size and its first: `rows.length === 0`, then `rows[0]`. Such a list is one
 * record, and an empty one is a record that is missing.
 */
export function isReadAsOne(reading: Reading, list: Node): boolean {
  const value = unwrap(list);
  const member = value.type === "MemberExpression" ? memberName(value) : null;
  const root = value.type === "MemberExpression" ? unwrap(value.object) : value;
  const variable = root.type === "Identifier" ? reading.bindings.variableOf(root) : null;
  if (!variable || (value.type === "MemberExpression" && member === null)) return false;
  let first = false;
  for (const use of usesOf(variable, member)) {
    const of = takenFrom(use);
    if (of === null) return false;
    first ||= of === "first";
  }
  return first;
}

/** Where the list is used: the variable, or this member of it. What else is read of the result says nothing of the list. */
function* usesOf(variable: Variable, member: string | null): Generator<Node> {
  for (const reference of variable.references) {
    const use = reference.identifier as Node;
    if (reference.init) continue;
    if (member === null) yield use;
    else if (use.parent?.type === "MemberExpression" && use.parent.object === use && memberName(use.parent) === member)
      yield use.parent;
  }
}

function takenFrom(use: Node): "first" | "size" | null {
  const node = wrapped(use);
  const { parent } = node;
  if (parent?.type === "VariableDeclarator" && parent.init === node)
    return parent.id.type === "ArrayPattern" && parent.id.elements.length === 1 ? "first" : null;
  if (parent?.type === "UnaryExpression" || parent?.type === "LogicalExpression") return "size";
  if (parent?.type !== "MemberExpression" || parent.object !== node) return null;
  if (parent.computed) return parent.property.type === "Literal" && parent.property.value === 0 ? "first" : null;
  if (/^(?:length|size)$/.test(memberName(parent) ?? "")) return "size";
  const call = parent.parent;
  return call.type === "CallExpression" && /^(?:at|shift|pop)$/.test(calledName(call) ?? "") ? "first" : null;
}
