import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { isPromiseMethod, promiseCallsOn } from "../syntax/chain.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { FailureArm } from "./failure-arm.ts";
import { passesOn } from "../failure-paths/passes-on.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import { bodyOf, calledName, isFunction, receiverOf, type Call, type Node } from "../syntax/node.ts";
import { armOfCallback } from "./callback-arms.ts";
import { armOfErrorEvent } from "./error-event-arms.ts";
import { armOfObservable } from "./observable-arms.ts";
import { armOfKeptWork } from "./kept-work.ts";
import { parameterVariables } from "./parameter-variables.ts";
import { functionOf, knownHandler } from "./promise-handler.ts";
import { siteOf } from "./site-of.ts";
import { armsOfWrapper, effectByCaller } from "./wrapper-arms.ts";

/** Failure arms that the syntax of exceptions, promises and callbacks gives. */
export function* armsOf(reading: Reading, body: Body): Generator<FailureArm> {
  for (const node of body.tries) yield* armsOfTry(reading, node);
  for (const call of body.calls) {
    if (isPromiseMethod(call) || recovers(call)) yield* armOfPromise(reading, call);
    else {
      yield* armOfCallback(reading, call);
      yield* armOfKeptWork(reading, call);
      yield* armOfErrorEvent(reading, call);
      yield* armOfObservable(reading, call);
    }
  }
}

function* armsOfTry(reading: Reading, node: TSESTree.TryStatement): Generator<FailureArm> {
  const { handler, finalizer } = node;
  if (handler) {
    const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
    const body = finalizer ? [handler.body, finalizer] : [handler.body];
    if (passesOn(reading, body, errors)) return;
    const shared = { form: "catch", place: handler, body, errors, awaited: true } as const;
    const known = workLeaving(reading, node.block, true);
    const wrapped = known.length > 0 ? [] : [...armsOfWrapper(reading, node.block, { ...shared, returnLeaves: false })];
    yield* wrapped;
    const operations = known.length > 0 ? known : effectByCaller(reading, node);
    if (wrapped.length === 0 && operations.length > 0) yield { ...shared, operations, site: node, returnLeaves: true };
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

/** Known writes; where these are only by the way (`job.updateProgress()`), the effects beside them as well. */
export function workLeaving(reading: Reading, tried: Node, asTry: boolean): readonly Operation[] {
  const written = writesLeaving(reading, [tried], asTry);
  return written.some(({ role }) => role === "primary") ? written : [...effectsLeaving(reading, [tried]), ...written];
}

/** `await attempt(() => save(order)).recover((failure) => …)`: the `.catch` of a result type. */
function recovers(call: Call): boolean {
  if (!/^(?:recover|recoverWith|rescue|orElse|catchAll|otherwise)$/.test(calledName(call) ?? "")) return false;
  const receiver = receiverOf(call);
  return receiver?.type === "CallExpression" && call.arguments.length === 1 && isAwaited(call);
}

/** `.catch(handler)` and `.then(ok, handler)`. */
function* armOfPromise(reading: Reading, call: Call): Generator<FailureArm> {
  const name = calledName(call);
  const handler = name === "then" ? call.arguments[1] : name === "finally" ? undefined : call.arguments[0];
  const receiver = receiverOf(call);
  if (!handler || !receiver) return;
  if (handler.type === "Literal" || (handler.type === "Identifier" && handler.name === "undefined")) return;
  if (hasOtherReaders(reading, receiver)) return;
  const fn = functionOf(reading, handler);
  const arm = fn
    ? { body: bodyOf(fn), errors: parameterVariables(reading, fn, 0) }
    : { body: [], errors: [], known: knownHandler(handler) };
  if (arm.known ? arm.known.level === "failed" : passesOn(reading, arm.body, arm.errors)) return;
  const operations = workLeaving(reading, receiver, false);
  const shared = {
    form: name === "then" ? "thenSecond" : "catchCallback",
    place: name === "then" ? handler : call.callee.type === "MemberExpression" ? call.callee.property : call,
    returnLeaves: false,
    awaited: isAwaited(call),
    rest: restOf(call),
    ...arm,
  } as const;
  if (operations.length > 0) yield { ...shared, operations, site: siteOf(call) };
  else yield* armsOfWrapper(reading, receiver, shared);
}

/** The success callbacks of the promise methods that follow a handler. */
function restOf(call: Call): readonly Node[] {
  return promiseCallsOn(call).flatMap((outer) => (calledName(outer) === "catch" ? [] : outer.arguments.slice(0, 1)));
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

/** `work.catch(noop); await Promise.race([work, timeout])`: the failure arrives at the other reader as well. */
function hasOtherReaders(reading: Reading, promise: Node): boolean {
  if (promise.type !== "Identifier") return false;
  const variable = reading.bindings.variableOf(promise);
  return (
    variable?.defs[0]?.type === "Variable" &&
    variable.references.some((reference) => reference.isRead() && reference.identifier !== promise)
  );
}
