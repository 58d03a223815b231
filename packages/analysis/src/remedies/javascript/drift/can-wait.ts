import { isFunction, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** Whether `await` can be written at a place. */
export function canWait(draft: Draft, node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current.async;
  return !draft.style.isCommonJs;
}
