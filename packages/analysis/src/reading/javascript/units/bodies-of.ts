import type { Reading } from "../reading.ts";
import { isFunction, type FunctionNode, type Node } from "../syntax/node.ts";
import type { Body } from "../syntax/source-file.ts";

/** The body of a unit, and those of the callbacks that run for the items of its own work. */
export function* bodiesOf(reading: Reading, home: FunctionNode): Generator<Body> {
  for (const body of reading.file.bodiesWithin(home))
    if (body.node === home || (isFunction(body.node) && isPartOf(body.node, home, reading))) yield body;
}

function isPartOf(inner: FunctionNode, home: FunctionNode, reading: Reading): boolean {
  let current: FunctionNode = inner;
  for (;;) {
    if (current.parent.type !== "CallExpression" || reading.units.of(current)) return false;
    let outer: Node | undefined = current.parent;
    while (outer && !isFunction(outer)) outer = outer.parent;
    if (outer === home) return true;
    if (!isFunction(outer)) return false;
    current = outer;
  }
}
