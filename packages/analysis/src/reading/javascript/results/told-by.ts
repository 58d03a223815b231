import type { Reading } from "../reading.ts";
import { terminalOf } from "../syntax/chain.ts";
import { isFunction, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import { failingOperation, type FailingOperation } from "./failing-operation.ts";
import { ownResult } from "./own-result.ts";

/** How a function tells its callers of a failure without throwing: by an answer of its own, or one that it hands on unread. */
export function toldBy(reading: Reading, fn: FunctionNode): FailingOperation | null {
  return ownResult(reading, fn) ?? handedOn(reading, fn);
}

/** `return client.bulk({ operations });`, `const response = await fetch(…); return response;`. */
function handedOn(reading: Reading, fn: FunctionNode): FailingOperation | null {
  const given: readonly (Node | null)[] =
    fn.body?.type === "BlockStatement" ? reading.file.bodyOf(fn).returns.map(({ argument }) => argument) : [fn.body];
  for (const one of given) {
    const call = one ? callIn(reading, one) : null;
    const told = call ? failingOperation(reading, call) : null;
    if (told) return told;
  }
  return null;
}

function callIn(reading: Reading, node: Node): Parameters<typeof failingOperation>[1] | null {
  let value = unwrap(node);
  if (value.type === "AwaitExpression") value = unwrap(value.argument);
  if (value.type === "Identifier") {
    const reads = reading.bindings.variableOf(value)?.references.filter((reference) => reference.isRead()) ?? [];
    const initial = reads.length === 1 ? reading.bindings.initialValue(value) : null;
    return initial && !isFunction(initial) && initial.type !== "Identifier" ? callIn(reading, initial) : null;
  }
  return value.type === "CallExpression" ? terminalOf(value) : null;
}
