import {
  calledName,
  isFunction,
  memberName,
  statementsOf,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { catchSite } from "./handler-site.ts";

/** Lets what is thrown at a node out of its function: a handler around it that keeps it throws it on. False where none can. */
export function letOn(draft: Draft, at: Node): boolean {
  if (throwsInChain(at)) return true;
  let node = at;
  for (let parent = node.parent; parent && !isFunction(parent); node = parent, parent = parent.parent) {
    if (parent.type !== "TryStatement" || parent.block !== node || !parent.handler) continue;
    const site = catchSite(draft, parent.handler);
    const error = site?.error() ?? null;
    if (!site || error === null || site.leaves) return false;
    site.write([], ["throw ", error]);
    return true;
  }
  return false;
}

/** Whether what a node throws leaves its function, once the handler around it, where there is one, throws it on. */
export function leavesFunction(draft: Draft, at: Node): boolean {
  for (let node = at, { parent } = node; parent && !isFunction(parent); node = parent, { parent } = node)
    if (parent.type === "TryStatement" && parent.block === node && parent.handler)
      return parent.handler.body.body.at(-1)?.type === "ThrowStatement" || letOn(draft, at);
  return true;
}

/** `.catch((error) => { throw new Error("…", { cause: error }); })` behind a call. */
function throwsInChain(at: Node): boolean {
  for (let node = at, { parent } = node; parent && !isFunction(parent); node = parent, { parent } = node) {
    const call = parent.type === "MemberExpression" && memberName(parent) === "catch" ? parent.parent : null;
    const [handler] = call?.type === "CallExpression" ? call.arguments : [];
    if (isFunction(handler) && handler.body) return statementsOf(handler.body).at(-1)?.type === "ThrowStatement";
    if (parent.type === "CallExpression" && calledName(parent) === "allSettled") return true;
  }
  return false;
}
