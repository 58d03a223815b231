import type { Reading } from "../../../reading/javascript/reading.ts";
import {
  bodyOf,
  calledName,
  enclosingFunction,
  isFunction,
  type Call,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { promiseCallsOn } from "../../../reading/javascript/syntax/chain.ts";

/** A caller in this file catches what is thrown here and only logs it: a throw moves the loss, and mends nothing. */
export function isKeptByCaller(reading: Reading, node: Node): boolean {
  // Who calls a function that is written into another one, calls that one.
  for (let home = enclosingFunction(node); home; home = enclosingFunction(home)) {
    const callers = reading.units.callersOf(home);
    if (callers.length > 0) return callers.some((call) => isKeptAt(reading, call));
  }
  return false;
}

function isKeptAt(reading: Reading, call: Call): boolean {
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
}

function isQuiet(
  reading: Reading,
  body: readonly Node[],
  errors: ReturnType<Reading["bindings"]["declaredBy"]>,
): boolean {
  const { level } = reading.reports.of(body, errors);
  return level === "silent" || level === "logged";
}
