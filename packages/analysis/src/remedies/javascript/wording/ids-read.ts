import {
  contains,
  enclosingFunction,
  memberName,
  type FunctionNode,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { itemAt } from "../reach/dead-letters/item-at.ts";
import type { Draft } from "../source/draft.ts";
import { isMissing } from "./is-missing.ts";
import type { Field } from "./item-fields.ts";

const identifier = /^(?:id|key|sku|\w+(?:Id|ID|_id|Sku|Number))$/;

/**
 * Identifiers of the item that the unit has read on its way to a node, `job.data.plotId`: they can be read again. None of
 * those that the guard has just asked for.
 */
export function idsRead(draft: Draft, at: Node, home: FunctionNode, condition: string): readonly Field[] {
  const item = itemAt({ site: { node: at }, home });
  if (item === null || isMissing(item, condition)) return [];
  const found = new Map<string, Field>();
  draft.reading.file.descend(home, (node) => {
    if (node.type !== "MemberExpression" || node.range[1] > at.range[0]) return node.range[0] < at.range[0];
    const name = memberName(node);
    const value = name !== null && identifier.test(name) ? plainPath(node) : null;
    if (name === null || value === null || !value.startsWith(`${item}.`) || condition.includes(value)) return true;
    // `job.id` goes by what it is the id of.
    const key = name === "id" ? idOf(value) : name;
    if (isReached(node, at) && !found.has(key)) found.set(key, { name: key, value });
    return true;
  });
  return [...found.values()].slice(0, 2);
}

/** `order.id` → "orderId"; of `job.data.id` nothing but "id" is known. */
function idOf(path: string): string {
  const owner = path.split(".").at(-2) ?? "";
  return /^(?:data|body|payload|detail|params|query|event|input|args)$/.test(owner) || owner === ""
    ? "id"
    : `${owner}Id`;
}

/** `a.b.c` without calls, computed parts and optional chains. */
function plainPath(node: Node): string | null {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.optional || node.computed) return null;
  const object = plainPath(node.object);
  const name = memberName(node);
  return object === null || name === null || name.startsWith("#") ? null : `${object}.${name}`;
}

/** Whoever comes to `at` has passed it: no arm, loop or function ends in between. */
function isReached(node: Node, at: Node): boolean {
  if (enclosingFunction(node) !== enclosingFunction(at)) return false;
  for (let current = node.parent; current; current = current.parent) {
    if (contains(current, at)) return true;
    if (
      current.type === "BlockStatement" ||
      current.type === "IfStatement" ||
      current.type === "LogicalExpression" ||
      current.type === "ConditionalExpression" ||
      current.type === "ChainExpression" ||
      current.type === "SwitchCase" ||
      current.type === "TryStatement"
    )
      return false;
  }
  return false;
}
