import type { Operation } from "../../../model/operation.ts";
import { isWrite } from "../../../model/operation.ts";
import { isEffectVerb } from "../../../vocabulary/write-names.ts";
import { isPromiseMethod, promiseCallsOn } from "../syntax/chain.ts";
import { effectCall } from "./effect-call.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  contains,
  isFunction,
  pathOf,
  propertyOf,
  stringValue,
  type Call,
  type Node,
} from "../syntax/node.ts";

/** The writes in a piece of code whose failure leaves it: those behind a `try` or `.catch` of their own do not. */
export function writesLeaving(reading: Reading, roots: readonly Node[], asTry = false): readonly Operation[] {
  const found: Operation[] = [];
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (node.type === "TryStatement" && node.handler && node !== root) {
        // The handler's own code and the finalizer still count.
        found.push(...writesLeaving(reading, [node.handler.body, ...(node.finalizer ? [node.finalizer] : [])]));
        return false;
      }
      if (isFunction(node) && node !== root && !runsInPlace(node)) return false;
      // A promise that nobody awaits, or a callback's own error, passes a try by.
      if (asTry && node.type === "CallExpression" && passesBy(reading, node)) return false;
      if (node.type === "Identifier" && (node.parent.type === "AwaitExpression" || node === root)) {
        const kept = reading.bindings.initialValue(node);
        const operation = kept?.type === "CallExpression" ? reading.summaries.writeOf(kept) : null;
        if (operation) found.push(operation);
      }
      if (node.type === "TaggedTemplateExpression") {
        const operation = reading.operations.of(node);
        if (operation && isWrite(operation)) found.push(tagged(reading, node, operation));
      }
      if (node.type !== "CallExpression") return undefined;
      if (asTry && pathOf(node.callee) === "Promise.allSettled" && isDiscarded(node)) return false;
      const operation = reading.summaries.writeOf(node);
      // A failure that is never thrown passes a `try` by, unless the result is taken and thrown on.
      if (asTry && operation?.result?.neverThrows && (isDiscarded(node) || !mayThrow(reading, root))) return undefined;
      if (operation && !isCaught(node, root)) found.push(tagged(reading, node, operation));
      return undefined;
    });
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** `if (error) throw error;`, `assertStored(result);`: what an answer tells of is thrown by somebody. */
function mayThrow(reading: Reading, root: Node): boolean {
  return /throw|assert|ensure|check|unwrap|verify|expect/i.test(reading.file.textOf(root));
}

function passesBy(reading: Reading, call: Call): boolean {
  const outermost = promiseCallsOn(call).at(-1) ?? call;
  if (outermost !== call && !isWaitedFor(outermost)) return true;
  if (isWaitedFor(call)) return false;
  const write = reading.summaries.writeOf(call);
  if (!write) return false;
  const called = reading.summaries.ofCall(call);
  // What fails later goes to the callback: `this.saveFile(id, name, (result) => …)`.
  if (called) return called.async || isFunction(call.arguments.at(-1));
  const name = calledName(call) ?? "";
  return !name.endsWith("Sync") && !/^(?:better-sqlite3|amqplib|node-rdkafka|mqtt)$/.test(write.library ?? "");
}

function isWaitedFor(call: Call): boolean {
  let node: Node = call;
  for (let parent: Node | undefined = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === "AwaitExpression" || parent.type === "YieldExpression" || parent.type === "ReturnStatement")
      return true;
    if (parent.type === "ArrowFunctionExpression") return parent.body === node;
    if (parent.type === "VariableDeclarator" || parent.type === "AssignmentExpression") return false;
    if (parent.type.endsWith("Statement") || isFunction(parent)) return false;
  }
  return false;
}

/**
 * Where no write is known: awaited calls whose result nobody takes. Nobody calls a function for its result and drops it,
 * so what is done there is an effect, unless its verb says that it only waits, prepares or tidies up.
 */
export function effectsLeaving(reading: Reading, roots: readonly Node[]): readonly Operation[] {
  const found: Operation[] = [];
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (node.type === "TryStatement" && node.handler && node !== root) return false;
      if (isFunction(node) && node !== root && !runsInPlace(node)) return false;
      if (node.type !== "CallExpression" || !isDiscarded(node) || isCaught(node, root)) return undefined;
      const known = reading.operations.of(node);
      // A transaction is there to write, whatever its callback calls.
      if (known?.kind === "transaction" && known.certainty === "proved") found.push({ ...known, kind: "write" });
      if (known) return undefined;
      const name = calledName(node) ?? "";
      const path = pathOf(node.callee) ?? name;
      // `await work()` of a parameter: what is lost is what the callers hand over.
      if (node.callee.type === "Identifier" && reading.bindings.definitionOf(node.callee)?.type === "Parameter")
        return undefined;
      // `await response.text()` reads, whatever becomes of the text.
      const acts =
        ((isEffectVerb(name) || (name === "flush" && node.arguments.length > 0)) &&
          !/^(?:text|json|blob|arrayBuffer|formData)$/.test(name)) ||
        sendsRequest(node);
      const summary = reading.summaries.ofCall(node);
      if (!isPromiseMethod(node) && acts && summary?.opaque !== false && !summary?.contained)
        found.push(effectCall(node, path));
      return undefined;
    });
  return found;
}

/** `fetch(url, { method: 'POST' })`, `request({ url, method: 'PUT' })`: it is sent for what it does there. */
function sendsRequest(call: Call): boolean {
  const method = stringValue(propertyOf(call.arguments[1] ?? call.arguments[0], "method"));
  return method !== null && /^(?:POST|PUT|PATCH|DELETE)$/i.test(method);
}

/** `await send(x);` or `send(x).catch(…);`: a statement of its own. */
function isDiscarded(call: Call): boolean {
  const outermost = promiseCallsOn(call).at(-1) ?? call;
  let holder: Node | undefined = outermost.parent;
  const waits = holder.type === "AwaitExpression" || outermost !== call;
  while (
    holder &&
    (holder.type === "AwaitExpression" || (holder.type === "UnaryExpression" && holder.operator === "void"))
  )
    holder = holder.parent;
  return (
    waits && (holder?.type === "ExpressionStatement" || (outermost !== call && holder?.type === "ReturnStatement"))
  );
}

function isCaught(call: Call, root: Node): boolean {
  return promiseCallsOn(call)
    .filter((outer) => contains(root, outer))
    .some((outer) => calledName(outer) === "catch" || (calledName(outer) === "then" && outer.arguments.length > 1));
}

function runsInPlace(node: Node): boolean {
  return node.parent?.type === "CallExpression";
}

/** `@primaryWrite` and `@bestEffort` above the statement outrank every guess. */
function tagged(reading: Reading, node: Node, operation: Operation): Operation {
  let statement: Node = node;
  while (statement.parent && !/Statement$|Declaration$/.test(statement.type)) statement = statement.parent;
  const role = reading.intent.tagAbove(statement);
  return role ? { ...operation, role } : operation;
}
