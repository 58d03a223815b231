import type { Handler } from "../../../model/handler.ts";
import type { Plan } from "../../../model/plan.ts";
import { isFunction, type Node } from "../../../reading/javascript/syntax/node.ts";
import { leftPromise } from "../answers/left-promise.ts";
import { leavesFunction } from "../sites/let-on.ts";
import { makeAsync } from "../edits/make-async.ts";
import type { Site } from "../sites/site.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";

/** `save(order).catch(log);` that nobody waits for: it is waited for, and the handler lets the error on. */
export function awaitPlan(draft: Draft, site: Site, handler: Handler): Plan | null {
  if (handler.form !== "catchCallback" && handler.form !== "thenSecond") return null;
  const error = site.error();
  const call = callAround(site.node);
  const left = call ? leftPromise(call) : null;
  if (error === null || !left) return null;
  if (left.home === null) {
    site.write([code`process.exitCode = 1`], null);
    return draft.finish("failTheUnit", "Let the script end with an exit code of failure", "");
  }
  if (!makeAsync(draft, left.home) || !leavesFunction(draft, left.promise)) return null;
  if (left.prefix) draft.replace(left.prefix, ["await "]);
  else draft.insert(left.promise.range[0], ["await "]);
  site.write([], code`throw ${error}`);
  return draft.finish("failTheUnit", "Wait for it, and throw the error on", "");
}

/** The `.catch(…)` call that a handler stands in. */
function callAround(node: Node): Extract<Node, { type: "CallExpression" }> | null {
  let handler: Node = node;
  if (!isFunction(handler) && handler.parent && isFunction(handler.parent)) handler = handler.parent;
  return handler.parent?.type === "CallExpression" ? handler.parent : null;
}
