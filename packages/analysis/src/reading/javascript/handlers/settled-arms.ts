import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { calledName, contains, isFunction, memberName, type Call, type Node } from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";
import { statementAround } from "./statement-around.ts";

/** `const results = await Promise.allSettled([…])`, and `const [stored, indexed] = …`, each with a verdict of its own. */
export function* armsOfSettled(
  reading: Reading,
  declaration: TSESTree.VariableDeclarator,
  call: Call,
): Generator<FailureArm> {
  const list = call.arguments[0];
  const variables = reading.bindings.declaredBy(declaration);
  if (declaration.id.type === "ArrayPattern" && list?.type === "ArrayExpression") {
    for (const [index, element] of declaration.id.elements.entries()) {
      const item = list.elements[index];
      const variable = element?.type === "Identifier" ? variables.find((one) => one.name === element.name) : undefined;
      if (item && variable) yield* armOfResults(reading, declaration, call, [variable], [item]);
    }
    return;
  }
  yield* armOfResults(reading, declaration, call, variables, call.arguments);
}

/** What the tests for `rejected` do. */
function* armOfResults(
  reading: Reading,
  declaration: TSESTree.VariableDeclarator,
  call: Call,
  variables: readonly Variable[],
  tried: readonly Node[],
): Generator<FailureArm> {
  const operations = writesLeaving(reading, tried);
  if (operations.length === 0) return;
  const reads = variables.flatMap((variable) => variable.references.filter((reference) => reference.isRead()));
  // Results that nobody reads are no handler, but an unread result.
  if (reads.length === 0) return;
  const arms: Node[] = [];
  for (const reference of reads) {
    const identifier = reference.identifier as Node;
    if (arms.some((arm) => contains(arm, identifier))) continue;
    const arm = settledArm(reading, identifier);
    if (!arm) return; // read in a way that this file does not show to be a log: assume that it counts
    arms.push(...arm);
  }
  yield {
    form: "allSettled",
    place: arms[0]?.parent?.type === "IfStatement" ? arms[0].parent : call,
    body: arms,
    errors: variables,
    operations,
    site: statementAround(declaration),
    returnLeaves: true,
    awaited: true,
  };
}

/** The code that runs for a rejected result: a loop body, a callback, or the arm of a test of one result. */
function settledArm(reading: Reading, identifier: Node): readonly Node[] | null {
  let node = identifier;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === "ForOfStatement" && parent.right === node) return [parent.body];
    if (parent.type === "IfStatement" && parent.test === node)
      return parent.alternate ? [parent.consequent, parent.alternate] : [parent.consequent];
    if (parent.type === "CallExpression" && parent.callee === node) {
      const name = calledName(parent);
      const callback = parent.arguments[0];
      if (name === "forEach" && isFunction(callback)) return [callback.body];
      if (name !== "filter" && name !== "map" && name !== "some") return null;
    }
    if (parent.type === "CallExpression" && parent.callee !== node && reading.operations.of(parent)?.kind === "log")
      return [parent];
    if (parent.type === "VariableDeclarator") {
      const variables = reading.bindings.declaredBy(parent);
      const arms = variables.flatMap((variable) =>
        variable.references
          .filter((reference) => reference.isRead())
          .map((reference) => settledArm(reading, reference.identifier as Node)),
      );
      return arms.length === 0 || arms.some((arm) => arm === null) ? null : arms.flatMap((arm) => arm ?? []);
    }
    if (
      ![
        "MemberExpression",
        "BinaryExpression",
        "UnaryExpression",
        "LogicalExpression",
        "ChainExpression",
        "CallExpression",
        "TSAsExpression",
        "TSNonNullExpression",
      ].includes(parent.type)
    )
      return null;
    if (parent.type === "MemberExpression" && parent.object !== node && memberName(parent) === null) return null;
  }
  return null;
}
