import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { isLeft } from "../unawaited/is-left.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { ignoresResult } from "../units/units.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { attemptedIn } from "./attempted-work.ts";
import type { FailureArm } from "./failure-arm.ts";
import { siteOf } from "./site-of.ts";

/**
 * A function that runs a callback, or waits for a promise, and keeps the failure to itself: what its callers write in
 * there is lost. `tried` is the code whose failure it keeps.
 */
export function* armsOfWrapper(
  reading: Reading,
  tried: Node,
  shared: Omit<FailureArm, "operations" | "site">,
): Generator<FailureArm> {
  const inner = enclosingFunction(tried);
  if (!inner) return;
  const index = parameterTried(reading, tried, inner);
  const outer = index < 0 ? enclosingFunction(inner) : null;
  // `const quietly = (fn) => async (...args) => { try { return await fn(...args) } catch {} }`
  const outerIndex = outer && isReturned(inner, outer) ? parameterTried(reading, tried, outer) : -1;
  const wrapper = outerIndex >= 0 ? outer : inner;
  const position = Math.max(index, outerIndex);
  if (!wrapper || position < 0) return;
  for (const call of reading.units.callersOf(wrapper)) {
    const argument = call.arguments[position];
    if (!argument || (outerIndex < 0 && !ignoresResult(call))) continue;
    const operations = writesLeaving(reading, [argument]);
    if (operations.length === 0) continue;
    // One finding for one wrapper: that is where it is mended.
    yield {
      ...shared,
      returnLeaves: false,
      operations,
      site: siteIn(argument, call, outerIndex >= 0),
      wrapper: nameOf(wrapper, call),
    };
    return;
  }
}

/**
 * `try { return (await db.execute(statement)).records } catch …`, and a caller that drops what it gives: whatever was
 * executed was executed for what it does.
 */
export function effectByCaller(reading: Reading, node: TSESTree.TryStatement): readonly Operation[] {
  const wrapper = enclosingFunction(node);
  if (!wrapper || !droppingCallOf(reading, wrapper)) return [];
  const gives = reading.file.bodyOf(wrapper).returns.some((one) => one.argument && contains(node.block, one));
  if (!gives) return [];
  const work = attemptedIn(reading, [node.block]);
  if (!work || work.attempt.kind === "write" || work.attempt.isSide) return [];
  const { name, place, certainty } = work.attempt;
  return [
    {
      kind: "write",
      certainty,
      name,
      library: null,
      tier: "effect",
      role: "primary",
      place,
      resource: null,
      drift: "none",
    },
  ];
}

/** `saveOrNull()` says by its result that it failed, and this is the caller that does not look. */
export function armOfDroppingCaller(reading: Reading, arm: FailureArm): FailureArm | null {
  const wrapper = enclosingFunction(arm.site);
  if (!wrapper) return null;
  const call = droppingCallOf(reading, wrapper);
  if (!call) return null;
  // Where the answer goes out without it, the loss is that of the unit.
  const name = isAnsweredUnseen(reading, call) ? {} : { wrapper: nameOf(wrapper, call) };
  return { ...arm, ...name, returnLeaves: false, site: siteOf(call), isMoved: true };
}

function droppingCallOf(reading: Reading, wrapper: FunctionNode): Call | undefined {
  return reading.units
    .callersOf(wrapper)
    .find((one) => isLeft(one) || isAwaitedAlone(one) || isAnsweredUnseen(reading, one));
}

/** `const reference = await book(stay); return { hotel, reference };`: nobody asks whether there is one. */
function isAnsweredUnseen(reading: Reading, call: Call): boolean {
  const waited = call.parent.type === "AwaitExpression" ? call.parent.parent : null;
  if (waited?.type !== "VariableDeclarator" || waited.id.type !== "Identifier") return false;
  const unit = reading.units.around(call)?.unit;
  if (unit?.kind !== "request" && unit?.kind !== "webhook") return false;
  const reads = reading.bindings
    .declaredBy(waited)
    .flatMap(({ references }) => references.filter((one) => one.isRead()));
  return (
    reads.length > 0 &&
    reads.every(({ identifier }) => {
      const property = (identifier as Node).parent;
      const holder = property?.type === "Property" ? property.parent.parent : undefined;
      return holder?.type === "ReturnStatement" || (holder?.type === "CallExpression" && answerOf(holder) !== null);
    })
  );
}

/** `await saveOrNull(order);` */
function isAwaitedAlone(call: Call): boolean {
  return call.parent.type === "AwaitExpression" && call.parent.parent.type === "ExpressionStatement";
}

function nameOf(wrapper: FunctionNode, call: Call): string {
  return nameOfFunction(wrapper) ?? calledName(call) ?? "this function";
}

/** Which parameter is run or waited for in there: `await work()`, `await promise`, `work().catch(…)`; -1 for none. */
export function parameterTried(reading: Reading, tried: Node, owner: FunctionNode): number {
  const names = owner.params.map((parameter) => (parameter.type === "Identifier" ? parameter.name : null));
  let index = -1;
  const note = (node: Node): void => {
    if (node.type === "Identifier") index = Math.max(index, names.indexOf(node.name));
  };
  if (names.length === 0) return index;
  note(unwrap(tried));
  reading.file.descend(tried, (node) => {
    if (node.type === "CallExpression") note(node.callee);
    if (node.type === "AwaitExpression") note(node.argument);
    return !isFunction(node);
  });
  return index;
}

function isReturned(inner: FunctionNode, outer: FunctionNode): boolean {
  return inner.parent.type === "ReturnStatement" || outer.body === inner;
}

/** Where the unit goes on: behind the call, or at the end of the function that a factory is given. */
function siteIn(argument: Node, call: Call, isFactory: boolean): Node {
  const last =
    isFactory && isFunction(argument) && argument.body?.type === "BlockStatement" ? argument.body.body.at(-1) : null;
  return last ?? siteOf(call);
}
