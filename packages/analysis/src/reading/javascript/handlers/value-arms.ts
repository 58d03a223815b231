import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import type { FailureArm } from "./failure-arm.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import {
  calledName,
  contains,
  isFunction,
  propertyOf,
  stringValue,
  memberName,
  pathOf,
  propertyName,
  statementsOf,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { armsOfSettled } from "./settled-arms.ts";

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
      yield* armsOfSettled(reading, declaration, call);
      continue;
    }
    const found = errorOf(reading, declaration, call);
    if (found && found.operations.length > 0) yield* armOfTest(reading, found.error, found.operations);
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
  // `const saved = await orders.save(order); if (saved.isErr()) …`
  const whole = named(id);
  const tested = whole ? testOf(whole) : null;
  if (whole && tested && isResultTest(tested.test, whole.name)) {
    const written = writesLeaving(reading, [call]);
    return { error: whole, operations: written.length > 0 ? written : requestIn(reading, call) };
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

/** A request to somebody else that is answered with a status: `put(body)`, `fetch(url)`. */
function requestIn(reading: Reading, call: Call): readonly Operation[] {
  const path = pathOf(call.callee) ?? "";
  const method = stringValue(propertyOf(call.arguments[1], "method"));
  const sends =
    /(?:^|\.)(?:post|put|patch|send|submit|push|deliver|transmit)(?:[A-Z]\w*)?$/.test(path) ||
    (method !== null && /^(?:POST|PUT|PATCH|DELETE)$/i.test(method));
  if (!sends || call.parent.type !== "AwaitExpression" || reading.operations.of(call)?.kind === "read") return [];
  return [effectCall(call, path)];
}

/** The test of an error value; an error that nobody tests is an unread result, not a handler. */
function* armOfTest(reading: Reading, error: Variable, operations: readonly Operation[]): Generator<FailureArm> {
  const test = testOf(error);
  if (!test) return;
  const arm = failingArm(reading, test);
  if (arm.length === 0) return;
  // Any read besides the test and its arm may hand the error on.
  const elsewhere = error.references.some((reference) => {
    const identifier = reference.identifier as Node;
    return (
      reference.isRead() &&
      !contains(test, identifier) &&
      !arm.some((part) => contains(part, identifier)) &&
      !isHarmlessRead(identifier)
    );
  });
  if (elsewhere) return;
  yield {
    form: "testedValue",
    place: test,
    body: arm,
    errors: [error],
    operations,
    site: arm.at(-1) && !contains(test, arm[0] as Node) ? (arm.at(-1) as Node) : test,
    returnLeaves: true,
    awaited: true,
  };
}

/** What runs when the test says "failed": an arm, or all that follows `if (!error) return`. */
function failingArm(reading: Reading, test: TSESTree.IfStatement): readonly Node[] {
  if (isTrueWhenFailed(test.test)) return statementsOf(test.consequent);
  if (test.alternate) return statementsOf(test.alternate);
  const leaves = !(endsOf(statementsOf(test.consequent), reading.summaries.neverReturns) & Ends.normally);
  const block = test.parent.type === "BlockStatement" ? test.parent.body : [];
  return leaves ? block.slice(block.indexOf(test) + 1) : [];
}

/** `saved.value`, `response.json()`: takes the result, says nothing of the failure. */
function isHarmlessRead(identifier: Node): boolean {
  return (
    identifier.parent?.type === "MemberExpression" &&
    /^(?:value|data|json|text|body|result|headers|unwrap)$/.test(memberName(identifier.parent) ?? "")
  );
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

/** `error`, `saved.isErr()`, `response.status >= 400` hold when it failed; `!error`, `response.ok` when it did not. */
function isTrueWhenFailed(test: Node): boolean {
  const node = unwrap(test);
  if (node.type === "UnaryExpression" && node.operator === "!") return !isTrueWhenFailed(node.argument);
  if (node.type === "BinaryExpression" && (node.operator === "===" || node.operator === "=="))
    return !(
      (node.right.type === "Literal" && (node.right.value === null || node.right.value === true)) ||
      (node.right.type === "Identifier" && node.right.name === "undefined")
    );
  const name =
    node.type === "MemberExpression" ? memberName(node) : node.type === "CallExpression" ? calledName(node) : null;
  return !(name !== null && /^(?:ok|success|succeeded|isOk|isSuccess|isRight)$/.test(name));
}

/** `if (saved.isErr())`, `if (!response.ok)`: the whole result is tested. */
function isResultTest(test: Node, name: string): boolean {
  const node = unwrap(test);
  if (node.type === "UnaryExpression") return isResultTest(node.argument, name);
  const member = node.type === "CallExpression" ? unwrap(node.callee) : node;
  return (
    member.type === "MemberExpression" &&
    unwrap(member.object).type === "Identifier" &&
    pathOf(member.object) === name &&
    /^(?:ok|success|succeeded|error|isErr|isOk|isFailure|isFailed|isError|isSuccess|isLeft|isRight|failed)$/.test(
      memberName(member) ?? "",
    )
  );
}
