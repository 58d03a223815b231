import type { Operation } from "../../../model/operation.ts";
import { isEffectVerb } from "../../../vocabulary/write-names.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, pathOf, wrapped, type FunctionNode, type Node } from "../syntax/node.ts";

/**
 * What the callers of a retrying function hand over, where they take no notice of what it gives:
 *
 *     async function persistently(work) { … await work() … }
 *     await persistently(() => store.write(snapshot));
 */
export function handedWork(reading: Reading, tried: Node, fn: FunctionNode): Operation | null {
  const index = parameterRun(reading, tried, fn);
  if (index < 0) return null;
  for (const call of reading.units.callersOf(fn)) {
    const given = call.arguments[index];
    if (!isFunction(given) || wrapped(call).parent?.type !== "ExpressionStatement") continue;
    const [written] = writesLeaving(reading, [given]);
    const operation = written ?? effectOf(reading, given);
    if (operation) return operation;
  }
  return null;
}

/** Which parameter is run in there: `await work()`; -1 for none. */
function parameterRun(reading: Reading, tried: Node, fn: FunctionNode): number {
  let index = -1;
  reading.file.descend(tried, (node) => {
    if (node.type === "CallExpression" && node.callee.type === "Identifier" && node.parent.type === "AwaitExpression") {
      const { name } = node.callee;
      index = Math.max(
        index,
        fn.params.findIndex((one) => one.type === "Identifier" && one.name === name),
      );
    }
    return index < 0 && !isFunction(node);
  });
  return index;
}

/** `() => this.authority.submit(filing)`, whose result nobody takes. */
function effectOf(reading: Reading, given: FunctionNode): Operation | null {
  const value = given.body;
  if (value?.type !== "CallExpression" || !isEffectVerb(calledName(value) ?? "") || reading.operations.of(value))
    return null;
  const path = pathOf(value.callee);
  if (path === null) return null;
  return effectCall(value, path);
}
