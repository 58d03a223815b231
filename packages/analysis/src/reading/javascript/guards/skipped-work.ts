import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { isWrite } from "../../../model/operation.ts";
import { isLookupName } from "./guard-words.ts";
import { hasErrorFirstCallback } from "../syntax/chain.ts";
import type { Reading } from "../reading.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { isSettling } from "../units/backlog.ts";
import { calledName, isFunction, pathOf, placeOf, type Node } from "../syntax/node.ts";

export function isPlain(call: TSESTree.CallExpression): boolean {
  const path = pathOf(call.callee) ?? calledName(call) ?? "";
  return (
    /^(?:Promise\.resolve|resolve|commitOffsets\w*|resolveOffset|heartbeat|span\.end|clearTimeout|clearInterval|String|Number|Boolean)$/.test(
      path,
    ) ||
    /\.(?:resolveOffset|commitOffsetsIfNecessary|heartbeat|end|stop|done|release|ack)$/.test(path) ||
    /^(?:heartbeat|done|next|cb|callback)$/.test(path) ||
    isSettling(call)
  );
}

/** The first write of these statements, or else the first awaited call that may be one. */
export function firstWork(reading: Reading, nodes: readonly Node[]): Operation | null {
  let sure: Operation | null = null;
  let maybe: Operation | null = null;
  for (const root of nodes)
    reading.file.descend(root, (node) => {
      if (sure || (isFunction(node) && node.parent.type !== "CallExpression")) return false;
      if (node.type !== "CallExpression") return undefined;
      const write = reading.summaries.writeOf(node);
      if (write) sure = write;
      else if (!maybe && isStatementOfWork(node)) {
        const operation = reading.operations.of(node);
        if (!operation || isWrite(operation)) maybe = unknownWork(node);
      }
      return undefined;
    });
  return sure ?? maybe;
}

/** What a call that runs under a condition does: a write, or whatever it is that nobody takes the result of. */
export function workOf(reading: Reading, call: TSESTree.CallExpression): Operation | null {
  const write = reading.summaries.writeOf(call);
  if (write) return write;
  const operation = reading.operations.of(call);
  if (operation) return isWrite(operation) ? operation : null;
  return isLookupName(calledName(call) ?? "") || isPlain(call) || answerOf(call) !== null ? null : unknownWork(call);
}

/** `await apply(event)` or `return apply(event);`: something is done there, unless its name says that it only looks. */
function isStatementOfWork(call: TSESTree.CallExpression): boolean {
  if (isLookupName(calledName(call) ?? "") || isPlain(call)) return false;
  return (
    call.parent.type === "AwaitExpression" ||
    hasErrorFirstCallback(call) ||
    handsOnCallback(call) ||
    (call.parent.type === "ReturnStatement" && answerOf(call) === null)
  );
}

/** `orders.mail(order, done)`: whoever is called ends the work. */
function handsOnCallback(call: TSESTree.CallExpression): boolean {
  const last = call.arguments.at(-1);
  return (
    call.parent.type === "ExpressionStatement" &&
    call.arguments.length > 1 &&
    last?.type === "Identifier" &&
    /^(?:done|cb|callback)$/.test(last.name)
  );
}

function unknownWork(call: TSESTree.CallExpression): Operation {
  return {
    kind: "write",
    certainty: "likely",
    name: `${pathOf(call.callee) ?? calledName(call) ?? "the work"}()`,
    library: null,
    tier: "primary",
    role: "primary",
    place: placeOf(call),
    resource: null,
    drift: "none",
  };
}
