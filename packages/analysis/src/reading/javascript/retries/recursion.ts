import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import {
  bodyOf,
  calledName,
  contains,
  isFunction,
  statementsOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { asksForCount } from "./attempts-around.ts";
import type { Attempted } from "./giving-up-in-loop.ts";

/** A function that calls itself from its own handler, with one attempt more or less: `return send(mail, left - 1)`. */
export function givingUpByRecursion(reading: Reading, body: Body): Attempted | null {
  const fn = body.node;
  if (!isFunction(fn) || body.tries.length === 0) return null;
  const name = nameOfFunction(fn);
  if (name === null || !/attempt|retr|tries|left|times|count|\bn\b/i.test(parametersOf(reading, fn))) return null;
  for (const node of body.tries) {
    const { handler } = node;
    const again = handler ? callsItself(reading, fn, name, handler.body) : null;
    if (!handler || !again) continue;
    const errors = reading.bindings.declaredBy(handler);
    const nodes = handler.body.body.flatMap((statement) => withoutCall(statement, again));
    const atStart = bodyOf(fn).find(
      (statement): statement is TSESTree.IfStatement =>
        statement.type === "IfStatement" &&
        statement.range[1] <= node.range[0] &&
        statement.alternate === null &&
        asksForCount(reading, statement.test, null) &&
        leaves(statement.consequent),
    );
    const shared = { form: "recursion", work: node.block, errors, explainedAt: handler } as const;
    if (isConditional(handler.body, again) || !atStart)
      return isConditional(handler.body, again)
        ? { ...shared, site: node, place: handler, nodes, afterIsFailure: givesInTry(body, node) }
        : null;
    // `if (left === 0) return;` at the start is the end of it.
    return {
      ...shared,
      site: atStart,
      place: atStart,
      nodes: [...nodes, ...statementsOf(atStart.consequent)],
      afterIsFailure: false,
    };
  }
  return null;
}

export function parametersOf(reading: Reading, fn: FunctionNode): string {
  return fn.params.map((parameter) => reading.file.textOf(parameter)).join(" ");
}

export function callsItself(reading: Reading, fn: FunctionNode, name: string, root: Node): Call | null {
  let found: Call | null = null;
  reading.file.descend(root, (node) => {
    if (node.type === "CallExpression" && calledName(node) === name && counts(node)) {
      const called = reading.summaries.calledBy(node);
      if (called === fn || called === null) found ??= node;
    }
    return found === null;
  });
  return found;
}

/** `left - 1`, `attempt + 1`, `{ ...options, attempt: attempt + 1 }`. */
function counts(call: Call): boolean {
  return call.arguments.some((argument) => {
    if (argument.type === "BinaryExpression" || argument.type === "UpdateExpression") return true;
    return (
      argument.type === "ObjectExpression" &&
      argument.properties.some(
        (property) =>
          property.type === "Property" &&
          (property.value.type === "BinaryExpression" || property.value.type === "UpdateExpression"),
      )
    );
  });
}

/** What runs when there is no further attempt. */
function withoutCall(statement: Node, again: Call): readonly Node[] {
  if (!contains(statement, again)) return [statement];
  if (statement.type !== "IfStatement") return [];
  if (contains(statement.consequent, again)) return statement.alternate ? statementsOf(statement.alternate) : [];
  return statementsOf(statement.consequent);
}

/** A test decides whether there is a further attempt: around the call, or before it by leaving. */
function isConditional(block: TSESTree.BlockStatement, again: Call): boolean {
  for (const statement of block.body) {
    if (contains(statement, again)) return statement.type === "IfStatement";
    if (statement.type === "IfStatement" && leaves(statement.consequent)) return true;
  }
  return false;
}

export function leaves(arm: Node): boolean {
  const last = statementsOf(arm).at(-1);
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

function givesInTry(body: Body, node: TSESTree.TryStatement): boolean {
  return body.returns.some((one) => contains(node.block, one));
}
