import type { Reading } from "../../../reading/javascript/reading.ts";
import { enclosingFunction, type FunctionNode, type Node } from "../../../reading/javascript/syntax/node.ts";

/** The function around a node that is a unit: the one that was given the item. */
export function homeOf(reading: Reading, node: Node): FunctionNode | null {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const unit = reading.units.of(fn);
    if (unit && unit.kind !== "function") return fn;
  }
  return enclosingFunction(node);
}
