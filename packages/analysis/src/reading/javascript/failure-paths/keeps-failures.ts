import type { SourceFile } from "../syntax/source-file.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { isFunction, type Call, type FunctionNode, type Node } from "../syntax/node.ts";

/**
 * Whether all that an asynchronous function waits for stands in a `try` whose handler does not throw:
 *
 *     async function run(tenant) {
 *       try { return await process(tenant); } catch (error) { log.error("run failed", error); }
 *     }
 *
 * A handler around `await run(tenant)` hears of nothing; what is lost is lost in `run`.
 */
export function keepsFailures(file: SourceFile, node: FunctionNode, neverReturns: (call: Call) => boolean): boolean {
  if (!node.async || node.body.type !== "BlockStatement" || file.bodyOf(node).tries.length === 0) return false;
  let waits = false;
  let leaves = false;
  for (const statement of node.body.body)
    file.descend(statement, (inner) => {
      if (leaves || isFunction(inner)) return false;
      if (inner.type === "TryStatement" && inner.handler && isKept(inner.handler.body, neverReturns)) {
        waits = true;
        leaves ||= waitsIn(file, inner.handler.body) || (inner.finalizer !== null && waitsIn(file, inner.finalizer));
        return false;
      }
      leaves ||= isWait(inner);
      return !leaves;
    });
  return waits && !leaves;
}

function isKept(handler: Node, neverReturns: (call: Call) => boolean): boolean {
  return handler.type === "BlockStatement" && !(endsOf(handler.body, neverReturns) & Ends.byThrow);
}

function waitsIn(file: SourceFile, root: Node): boolean {
  let waits = false;
  file.descend(root, (node) => {
    waits ||= isWait(node);
    return !waits && !isFunction(node);
  });
  return waits;
}

/** What may fail outside: an `await`, a promise that is handed back, a `throw`. */
function isWait(node: Node): boolean {
  return (
    node.type === "AwaitExpression" ||
    node.type === "ThrowStatement" ||
    (node.type === "ForOfStatement" && node.await) ||
    (node.type === "ReturnStatement" && node.argument?.type === "CallExpression")
  );
}
