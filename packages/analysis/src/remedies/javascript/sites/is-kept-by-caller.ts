import type { Reading } from "../../../reading/javascript/reading.ts";
import {
  bodyOf,
  calledName,
  enclosingFunction,
  isFunction,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { promiseCallsOn } from "../../../reading/javascript/syntax/chain.ts";

/** A caller in this file catches what is thrown here and only logs it: a throw moves the loss, and mends nothing. */
export function isKeptByCaller(reading: Reading, node: Node): boolean {
  const home = enclosingFunction(node);
  if (!home) return false;
  return reading.units.callersOf(home).some((call) => {
    for (const chained of promiseCallsOn(call)) {
      const handler = calledName(chained) === "catch" ? chained.arguments[0] : undefined;
      if (isFunction(handler)) return isQuiet(reading, bodyOf(handler), reading.bindings.declaredBy(handler));
    }
    for (let current: Node | undefined = call; current && !isFunction(current); current = current.parent) {
      const parent: Node | undefined = current.parent;
      if (parent?.type === "TryStatement" && parent.block === current && parent.handler)
        return isQuiet(reading, parent.handler.body.body, reading.bindings.declaredBy(parent.handler));
    }
    return false;
  });
}

function isQuiet(
  reading: Reading,
  body: readonly Node[],
  errors: ReturnType<Reading["bindings"]["declaredBy"]>,
): boolean {
  const { level } = reading.reports.of(body, errors);
  return level === "silent" || level === "logged";
}
