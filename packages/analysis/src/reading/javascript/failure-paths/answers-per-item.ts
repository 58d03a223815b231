import type { FailureArm } from "../handlers/failure-arm.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  memberName,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { loopKind } from "./loop-kind.ts";
import { saysNothing } from "./verdict-after.ts";

/**
 * `const stored = await Promise.all(rows.map(async (row) => { try { …; return true } catch { return false } }))`: each
 * item has an answer, and somebody looks at the answers. A look at how many there are, `stored.length`, is none.
 */
export function answersPerItem(reading: Reading, arm: FailureArm): boolean {
  const fn = enclosingFunction(arm.site);
  if (!fn || loopKind(fn) !== "items" || !givesValue(reading, arm, fn)) return false;
  return isLookedAt(reading, fn.parent);
}

function givesValue(reading: Reading, arm: FailureArm, fn: FunctionNode): boolean {
  if (fn.body?.type !== "BlockStatement")
    return arm.known === undefined && arm.body.some((node) => !/Statement$|Declaration$|^Call/.test(node.type));
  return reading.file.bodyOf(fn).returns.some((one) => {
    const isHandled = arm.body.some((part) => contains(part, one));
    return isHandled ? one.argument !== null : !saysNothing(one.argument);
  });
}

/** Where the results of all items go: through `await`, `Promise.all(…)` and members to a variable or a return. */
function isLookedAt(reading: Reading, from: Node): boolean {
  for (let node = from, parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case "AwaitExpression":
      case "ChainExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
        break;
      case "MemberExpression":
        if (memberName(parent) !== "then") return memberName(parent) !== "length";
        return true;
      case "CallExpression":
        if (!/^(?:all|allSettled)$/.test(calledName(parent) ?? ""))
          return reading.operations.of(parent)?.kind !== "log";
        break;
      case "VariableDeclarator":
        return reading.bindings
          .declaredBy(parent)
          .some((variable) =>
            variable.references.some(
              (reference) => reference.isRead() && isLook(reading, reference.identifier as Node),
            ),
          );
      case "ExpressionStatement":
        return false;
      default:
        return !isFunction(parent) || parent.type === "ArrowFunctionExpression";
    }
  }
  return false;
}

/** A read that is more than a count or a log line. */
function isLook(reading: Reading, identifier: Node): boolean {
  const { parent } = identifier;
  if (parent?.type === "MemberExpression" && memberName(parent) === "length") return false;
  // The promises of the items, gathered first: `const writes = rows.map(…); await Promise.all(writes)`.
  if (parent?.type === "CallExpression" && /^(?:all|allSettled)$/.test(calledName(parent) ?? ""))
    return isLookedAt(reading, parent);
  for (let node = parent; node && !/Statement$|Declaration$/.test(node.type); node = node.parent)
    if (node.type === "CallExpression" && reading.operations.of(node)?.kind === "log") return false;
  return true;
}
