import { isFunction, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/**
 * Where `async` can be written so that the function of this node waits; null where it has to stay as it is. What it returns is a
 * promise already, or the function says nothing of it.
 */
export function placeOfAsync(draft: Draft, node: Node): number | null {
  let fn: Node | undefined = node.parent;
  while (fn && !isFunction(fn)) fn = fn.parent;
  if (!isFunction(fn) || fn.generator) return null;
  if (fn.returnType && !/^:\s*Promise</.test(draft.textOf(fn.returnType))) return null;
  const { parent } = fn;
  if (parent?.type === "MethodDefinition")
    return parent.kind === "method" && !parent.computed ? parent.key.range[0] : null;
  if (parent?.type === "Property" && parent.value === fn && (parent.method || parent.kind !== "init"))
    return parent.kind === "init" && !parent.computed ? parent.key.range[0] : null;
  return fn.range[0];
}
