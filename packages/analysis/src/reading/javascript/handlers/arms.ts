import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { isPromiseMethod, promiseCallsOn } from "../syntax/chain.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { FailureArm } from "./failure-arm.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import { ignoresResult } from "../units/units.ts";
import {
  bodyOf,
  calledName,
  enclosingFunction,
  isFunction,
  receiverOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { functionOf, knownHandler } from "./promise-handler.ts";

/** Failure arms that the syntax of exceptions, promises and callbacks gives. */
export function* armsOf(reading: Reading, body: Body): Generator<FailureArm> {
  for (const node of body.tries) yield* armsOfTry(reading, node);
  for (const call of body.calls) {
    if (isPromiseMethod(call)) yield* armOfPromise(reading, call);
    else yield* armOfCallback(reading, call);
  }
}

function* armsOfTry(reading: Reading, node: TSESTree.TryStatement): Generator<FailureArm> {
  const { handler, finalizer } = node;
  if (handler) {
    const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
    const body = finalizer ? [handler.body, finalizer] : [handler.body];
    const written = writesLeaving(reading, [node.block], true);
    const operations = written.length > 0 ? written : effectsLeaving(reading, [node.block]);
    if (operations.length > 0)
      yield { form: "catch", place: handler, body, errors, operations, site: node, returnLeaves: true, awaited: true };
    else
      yield* armsOfWrapper(reading, node, {
        form: "catch",
        place: handler,
        body,
        errors,
        returnLeaves: false,
        awaited: true,
      });
    return;
  }
  // `finally { return x }` throws the pending failure away.
  if (
    finalizer &&
    !(endsOf(finalizer.body, reading.summaries.neverReturns) & Ends.normally) &&
    endsOf(finalizer.body, reading.summaries.neverReturns) & Ends.byReturn
  )
    yield {
      form: "finally",
      place: finalizer,
      body: [finalizer],
      errors: [],
      operations: writesLeaving(reading, [node.block]),
      site: node,
      returnLeaves: true,
      awaited: true,
    };
}

/** A function that runs a callback and keeps its failure to itself: what its callers write in the callback is lost. */
function* armsOfWrapper(
  reading: Reading,
  node: TSESTree.TryStatement,
  shared: Omit<FailureArm, "operations" | "site">,
): Generator<FailureArm> {
  const wrapper = enclosingFunction(node);
  if (!wrapper) return;
  const names = wrapper.params.map((parameter) => (parameter.type === "Identifier" ? parameter.name : null));
  let index = -1;
  reading.file.descend(node.block, (inner) => {
    if (inner.type === "CallExpression" && inner.callee.type === "Identifier")
      index = Math.max(index, names.indexOf(inner.callee.name));
    return undefined;
  });
  if (index < 0) return;
  for (const call of reading.units.callersOf(wrapper)) {
    const argument = call.arguments[index];
    if (!argument || !ignoresResult(call)) continue;
    const operations = writesLeaving(reading, [argument]);
    if (operations.length === 0) continue;
    yield { ...shared, operations, site: siteOf(call) };
    return; // one finding for one wrapper: that is where it is mended
  }
}

/** `.catch(handler)` and `.then(ok, handler)`. */
function* armOfPromise(reading: Reading, call: Call): Generator<FailureArm> {
  const name = calledName(call);
  const handler = name === "catch" ? call.arguments[0] : name === "then" ? call.arguments[1] : undefined;
  const receiver = receiverOf(call);
  if (!handler || !receiver) return;
  if (handler.type === "Literal" || (handler.type === "Identifier" && handler.name === "undefined")) return;
  const written = writesLeaving(reading, [receiver]);
  const operations = written.length > 0 ? written : effectsLeaving(reading, [receiver]);
  if (operations.length === 0) return;
  const shared = {
    form: name === "catch" ? "catchCallback" : "thenSecond",
    place: call.callee.type === "MemberExpression" ? call.callee.property : call,
    operations,
    site: siteOf(call),
    returnLeaves: false,
    awaited: isAwaited(call),
    rest: restOf(call),
  } as const;
  const fn = functionOf(reading, handler);
  if (fn) yield { ...shared, body: bodyOf(fn), errors: parameterVariables(reading, fn, 0) };
  else yield { ...shared, body: [], errors: [], known: knownHandler(handler) };
}

/** `store.insert(row, (err) => …)`: an error-first callback. */
function* armOfCallback(reading: Reading, call: Call): Generator<FailureArm> {
  const callback = call.arguments.at(-1);
  if (!isFunction(callback)) return;
  const first = callback.params[0];
  if (first?.type !== "Identifier" || !/^(?:_?(?:err|error|e|er|ex|exception)\d?|\w*Err(?:or)?)$/i.test(first.name))
    return;
  if (callback.params.length === 1 && isPromiseMethod(call)) return;
  const operation = reading.operations.of(call);
  if (operation?.kind !== "write" && operation?.kind !== "publish") return;
  const errors = parameterVariables(reading, callback, 0);
  const tests = reading.file
    .bodyOf(callback)
    .branches.filter(
      (branch): branch is TSESTree.IfStatement =>
        branch.type === "IfStatement" && reading.reports.mentions(branch.test, errors),
    );
  const body =
    tests.length > 0
      ? tests.map((test) => (isNegated(test.test) && test.alternate ? test.alternate : test.consequent))
      : bodyOf(callback);
  yield {
    form: "errorFirst",
    place: tests[0] ?? callback,
    body,
    errors,
    operations: [operation],
    site: tests[0] ?? callback,
    returnLeaves: true,
    awaited: true,
  };
}

function isNegated(test: Node): boolean {
  return test.type === "UnaryExpression" && test.operator === "!";
}

export function parameterVariables(reading: Reading, fn: FunctionNode, index: number): readonly Variable[] {
  const parameter = fn.params[index];
  if (!parameter) return [];
  return reading.bindings.declaredBy(fn).filter((variable) => {
    const name = variable.defs[0]?.name;
    return name !== undefined && parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1];
  });
}

/** The success callbacks of the promise methods that follow a handler. */
function restOf(call: Call): readonly Node[] {
  return promiseCallsOn(call).flatMap((outer) => (calledName(outer) === "catch" ? [] : outer.arguments.slice(0, 1)));
}

/** The expression that a promise chain ends in; what follows it decides the verdict. */
export function siteOf(call: Node): Node {
  let node: Node = call;
  while (node.parent && !/Statement$|Declaration$|^Program$/.test(node.parent.type) && !isFunction(node.parent))
    node = node.parent;
  return node.parent && /Statement$|Declaration$/.test(node.parent.type) && node.parent.type !== "BlockStatement"
    ? node.parent
    : node;
}

function isAwaited(call: Call): boolean {
  let node: Node = call;
  while (node.parent) {
    const parent: Node = node.parent;
    if (parent.type === "AwaitExpression" || parent.type === "ReturnStatement") return true;
    if (parent.type === "ArrowFunctionExpression") return parent.body === node;
    if (/Statement$|^VariableDeclarator$/.test(parent.type) || isFunction(parent))
      return parent.type === "VariableDeclarator";
    if (parent.type === "UnaryExpression") return false;
    node = parent;
  }
  return false;
}
