import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { setOf, wordsOf } from "../../../vocabulary/name-pattern.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import type { Reading } from "../reading.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import { calledName, isFunction, pathOf, unwrap, wrapped, type Call, type Node } from "../syntax/node.ts";

/** Waiting for something to be there is no work: its end is what the caller asks about. */
const waiting =
  /^(?:wait|poll|ping|connect|reconnect|check|health|probe|ready|acquire|lock|tryLock|login|authenticate|(?:is|has)[A-Z])|^(?:sleep|delay|setTimeout|listen|access|stat|close|end|quit|json|text|import)$/;

/** Calls for what they give, however little of it is used. */
const asks = setOf(`
  get fetch load find list read query check count search lookup look resolve describe peek select retrieve request scan
  poll ask pull compute stat head test validate verify
`);

/** What is tried again: the write that matters most, else an effect, else a remote call whose result is taken. */
export function attemptedWork(
  reading: Reading,
  block: Node,
): { readonly operation: Operation; readonly givesResult: boolean } | null {
  const written = writesLeaving(reading, [block], true);
  const found = written.length > 0 ? written : effectsLeaving(reading, [block]);
  const operation =
    found.find((one) => one.role === "primary" && one.tier === "primary") ??
    found.find((one) => one.role === "primary") ??
    found[0];
  if (operation) return { operation, givesResult: false };
  const call = awaitedCall(reading, block);
  if (!call) return null;
  const tried = operationOf(reading, call);
  return onlyAnswers(reading, call)
    ? { operation: { ...tried, kind: "write" }, givesResult: false }
    : { operation: tried, givesResult: true };
}

/** `const reply = await station.call(…); if (reply.status === 'Accepted') return;`: an answer that says whether it worked. */
function onlyAnswers(reading: Reading, call: Call): boolean {
  const declarator = wrapped(call).parent;
  const verb = wordsOf(calledName(call) ?? "")[0] ?? "";
  if (declarator?.type !== "VariableDeclarator" || asks.has(verb)) return false;
  const reads = reading.bindings
    .declaredBy(declarator)
    .flatMap((variable) => variable.references.filter((reference) => reference.isRead()));
  return reads.length > 0 && reads.every((reference) => isTestedOrLogged(reading, reference.identifier as Node));
}

function isTestedOrLogged(reading: Reading, identifier: Node): boolean {
  for (let node = identifier, parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === "IfStatement") return parent.test === node;
    if (parent.type === "CallExpression" && reading.operations.of(parent)?.kind === "log") return true;
    if (/Statement$|Declaration$|^VariableDeclarator$|^AssignmentExpression$/.test(parent.type)) return false;
  }
  return false;
}

/** `rates = await client.fetch()`, `return await load(id)`: the first awaited call whose result leaves the block. */
function awaitedCall(reading: Reading, block: Node): Call | null {
  let first: Call | null = null;
  reading.file.descend(block, (node) => {
    if (first || isFunction(node)) return false;
    const waits = node.type === "AwaitExpression" || node.type === "ReturnStatement";
    const value = waits && node.argument ? unwrap(node.argument) : null;
    if (value?.type === "CallExpression" && isRemote(reading, value)) first = value;
    return !first;
  });
  return first;
}

function isRemote(reading: Reading, call: Call): boolean {
  const name = calledName(call) ?? "";
  const path = pathOf(call.callee) ?? "";
  const kind = reading.operations.of(call)?.kind;
  if (waiting.test(name) || isPromiseMethod(call) || /^(?:Promise|timers|setTimeout)\b/.test(path)) return false;
  return (kind === undefined || kind === "read") && wrapped(call).parent?.type !== "ExpressionStatement";
}

/** An operation for a call that no library explains. */
export function operationOf(reading: Reading, call: Call | TSESTree.NewExpression): Operation {
  const path = pathOf(call.callee) ?? calledName(call) ?? "it";
  const known = call.type === "CallExpression" ? reading.operations.of(call) : null;
  return known ?? { ...effectCall(call, path), kind: "read" };
}
