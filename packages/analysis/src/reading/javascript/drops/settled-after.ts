import { contains, enclosingFunction, isFunction, type Call, type FunctionNode, type Node } from "../syntax/node.ts";
import { isSettling } from "../units/backlog.ts";
import type { Site } from "./site.ts";

/** What fell through is acknowledged all the same: later in this function, or where the function is called. */
export function isSettledAfter(site: Site, from: Node): boolean {
  const { reading, home } = site;
  const inner = enclosingFunction(from) ?? home;
  for (const body of reading.file.bodiesWithin(home)) if (settlesAfter(body.calls, from.range[1])) return true;
  if (inner !== home) return false;
  return reading.units.callersOf(home).some((call) => {
    const caller: FunctionNode | null = enclosingFunction(call);
    const body = caller && isFunction(caller) ? reading.file.bodyOf(caller) : null;
    return body !== null && body.calls.some((later) => isAfter(later, call) && isSettling(later));
  });
}

function settlesAfter(calls: readonly Call[], end: number): boolean {
  return calls.some((call) => call.range[0] >= end && isSettling(call));
}

/** Later in the source, and not in the handler of the call's failure. */
function isAfter(later: Call, call: Call): boolean {
  if (later.range[0] < call.range[1]) return false;
  for (let node: Node | undefined = later.parent; node && !isFunction(node); node = node.parent)
    if (node.type === "CatchClause" && !contains(node, call)) return false;
  return true;
}
