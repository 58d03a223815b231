import { passesOn } from "../failure-paths/passes-on.ts";
import type { Reading } from "../reading.ts";
import { contains, type FunctionNode, type Node } from "../syntax/node.ts";

/** What is thrown here arrives at a `catch` of the same unit, which may keep it: that one is the failure path then. */
export function isKeptAbove(reading: Reading, site: Node, home: FunctionNode): boolean {
  for (let node: Node | undefined = site.parent; node && node !== home; node = node.parent) {
    if (node.type !== "TryStatement" || !node.handler || !contains(node.block, site)) continue;
    const errors = node.handler.param ? reading.bindings.declaredBy(node.handler) : [];
    if (!passesOn(reading, [node.handler.body], errors)) return true;
  }
  return false;
}
