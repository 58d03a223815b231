import type { Reading } from "../reading.ts";
import { contains, enclosingFunction, unwrap, type Node } from "../syntax/node.ts";

/**
 * A variable that callbacks share, and that another of them sets: `let failure = null; const fail = (e) => { failure ??= e };`.
 * Whoever set it dealt with the failure; this callback only stops what comes after it.
 */
export function isSetElsewhere(reading: Reading, node: Node): boolean {
  const value = unwrap(node);
  const own = enclosingFunction(value);
  const variable = value.type === "Identifier" ? reading.bindings.variableOf(value) : null;
  const declared = variable?.defs[0]?.name as Node | undefined;
  if (!variable || !declared || !own || variable.defs[0]?.type !== "Variable" || contains(own, declared)) return false;
  return variable.references.some(
    (reference) => reference.isWrite() && !reference.init && !contains(own, reference.identifier as Node),
  );
}
