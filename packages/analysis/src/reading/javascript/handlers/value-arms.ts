import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import type { FailureArm } from "./failure-arm.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import {
  calledName,
  contains,
  isFunction,
  memberName,
  pathOf,
  propertyName,
  statementsOf,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";

/** Wrappers that turn a rejection into a value: `const [err] = await to(save())`. */
const capturing =
  /^(?:to|safeAwait|awaitTo|tryCatch|tryit|attempt|attemptAsync|catchError|catchErrors|go|until|goTry|resultify|wrapAsync|safely|safe|ResultAsync\.fromPromise|fromPromise|fromThrowable|tryAsync|settle)$/;

/** Failure arms where the error is a value that is tested: `const { error } = await …`, `[err]`, `allSettled`. */
export function* valueArmsOf(reading: Reading, body: Body): Generator<FailureArm> {
  for (const declaration of body.declarations) {
    if (!declaration.init) continue;
    const call = unwrap(declaration.init);
    if (call.type !== "CallExpression") continue;
    if (pathOf(call.callee) === "Promise.allSettled") {
      yield* armOfSettled(reading, declaration, call);
      continue;
    }
    const found = errorOf(reading, declaration, call);
    if (found && found.operations.length > 0) yield* armOfTest(found.error, found.operations);
  }
  for (const call of body.calls)
    if (pathOf(call.callee) === "Promise.allSettled" && isBareStatement(call)) {
      const operations = writesLeaving(reading, call.arguments);
      if (operations.length > 0)
        yield {
          form: "allSettled",
          place: call,
          body: [],
          errors: [],
          operations,
          site: statementAround(call),
          returnLeaves: true,
          awaited: true,
        };
    }
}

/** The variable that holds the failure, and the writes that it speaks of. */
function errorOf(
  reading: Reading,
  declaration: TSESTree.VariableDeclarator,
  call: Call,
): { error: Variable; operations: readonly Operation[] } | null {
  const { id } = declaration;
  const variables = reading.bindings.declaredBy(declaration);
  const named = (node: Node | null | undefined): Variable | null =>
    node?.type === "Identifier" ? (variables.find((variable) => variable.name === node.name) ?? null) : null;
  if (id.type === "ObjectPattern") {
    const property = id.properties.find(
      (part): part is TSESTree.Property =>
        part.type === "Property" && /^(?:error|err|failure)$/.test(propertyName(part.key) ?? ""),
    );
    const error = named(property?.value.type === "AssignmentPattern" ? property.value.left : property?.value);
    return error ? { error, operations: writesLeaving(reading, [call]) } : null;
  }
  if (id.type === "ArrayPattern" && capturing.test(pathOf(call.callee) ?? "")) {
    const error = named(id.elements[0]);
    return error ? { error, operations: writesLeaving(reading, call.arguments) } : null;
  }
  // `const err = await save().then(() => null, (e) => e)`
  if (
    id.type === "Identifier" &&
    (calledName(call) === "catch" || calledName(call) === "then") &&
    /err|fail|exception/i.test(id.name)
  ) {
    const handler = call.arguments.at(-1);
    const error = named(id);
    if (
      error &&
      isFunction(handler) &&
      handler.body.type === "Identifier" &&
      handler.params[0]?.type === "Identifier" &&
      handler.params[0].name === handler.body.name
    )
      return {
        error,
        operations:
          writesLeaving(reading, [call]).length > 0
            ? writesLeaving(reading, [call])
            : writesLeaving(reading, [unwrap(call.callee)]),
      };
  }
  return null;
}

/** The test of an error value; an error that nobody tests is an unread result, not a handler. */
function* armOfTest(error: Variable, operations: readonly Operation[]): Generator<FailureArm> {
  const test = testOf(error);
  if (!test) return;
  // Any read besides the test and its arm may hand the error on.
  const elsewhere = error.references.some(
    (reference) => reference.isRead() && !contains(test, reference.identifier as Node),
  );
  if (elsewhere) return;
  const failsWhenTrue = isTrueWhenFailed(test.test);
  const arm = failsWhenTrue ? test.consequent : test.alternate;
  if (!arm) return;
  yield {
    form: "testedValue",
    place: test,
    body: statementsOf(arm),
    errors: [error],
    operations,
    site: test,
    returnLeaves: true,
    awaited: true,
  };
}

function testOf(error: Variable): TSESTree.IfStatement | null {
  for (const reference of error.references) {
    if (!reference.isRead()) continue;
    let node = reference.identifier as Node;
    while (
      node.parent &&
      ["UnaryExpression", "BinaryExpression", "LogicalExpression", "MemberExpression", "CallExpression"].includes(
        node.parent.type,
      )
    )
      node = node.parent;
    if (node.parent?.type === "IfStatement" && node.parent.test === node) return node.parent;
  }
  return null;
}

function isTrueWhenFailed(test: Node): boolean {
  if (test.type === "UnaryExpression" && test.operator === "!") return !isTrueWhenFailed(test.argument);
  if (test.type === "BinaryExpression" && (test.operator === "===" || test.operator === "=="))
    return !(
      (test.right.type === "Literal" && test.right.value === null) ||
      (test.right.type === "Identifier" && test.right.name === "undefined")
    );
  return true;
}

/** `const results = await Promise.allSettled([…])`: what the tests for `rejected` do. */
function* armOfSettled(reading: Reading, declaration: TSESTree.VariableDeclarator, call: Call): Generator<FailureArm> {
  const operations = writesLeaving(reading, call.arguments);
  if (operations.length === 0) return;
  const variables = reading.bindings.declaredBy(declaration);
  const site = statementAround(declaration);
  const reads = variables.flatMap((variable) => variable.references.filter((reference) => reference.isRead()));
  const shared = { form: "allSettled", place: call, operations, site, returnLeaves: true, awaited: true } as const;
  if (reads.length === 0) {
    yield { ...shared, body: [], errors: [] };
    return;
  }
  const arms: Node[] = [];
  for (const reference of reads) {
    const arm = settledArm(reading, reference.identifier as Node);
    if (!arm) return; // read in a way that this file does not show to be a log: assume that it counts
    arms.push(...arm);
  }
  yield { ...shared, body: arms, errors: variables };
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

function isBareStatement(call: Call): boolean {
  return call.parent.type === "AwaitExpression" && call.parent.parent.type === "ExpressionStatement";
}

export function statementAround(node: Node): Node {
  let current = node;
  while (current.parent && !/Statement$|Declaration$/.test(current.type)) current = current.parent;
  return current;
}
