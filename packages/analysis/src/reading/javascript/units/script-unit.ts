import type { Reading } from "../reading.ts";
import {
  enclosingFunction,
  isFunction,
  receiverOf,
  unwrap,
  wrapped,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { makeUnit } from "./make-unit.ts";
import type { FoundUnit } from "./units.ts";

/**
 * What a file runs by itself, `migrate().catch(log)` or `(async () => { … })()`: whoever started the script goes by its
 * exit code, and a failure that is kept leaves it at 0.
 */
export function scriptUnitOf(reading: Reading, site: Node): FoundUnit | null {
  const inner = enclosingFunction(site);
  const node = inner ? (isStart(inner) ? inner : null) : startedBy(reading, site);
  if (!node) return null;
  const unit = makeUnit(node, "function", "likely", null, { onReturn: "whoever started it takes its end for success" });
  return { node, unit: { ...unit, name: "this script" } };
}

/** `(async () => { … })()`, and nothing around it. */
function isStart(node: FunctionNode): boolean {
  const { parent } = wrapped(node);
  return parent?.type === "CallExpression" && unwrap(parent.callee) === node && enclosingFunction(node) === null;
}

/** The function of this file that `main().then(done).catch(log)` runs. */
function startedBy(reading: Reading, site: Node): FunctionNode | null {
  let node: Node | null = site.type === "ExpressionStatement" ? unwrap(site.expression) : site;
  let call: Call | null = null;
  while (node?.type === "CallExpression") {
    call = node;
    node = receiverOf(node);
    if (node) node = unwrap(node);
  }
  if (!call) return null;
  const callee = unwrap(call.callee);
  return isFunction(callee) ? callee : reading.summaries.calledBy(call);
}
