import type { Unit } from "../../../model/unit.ts";
import { isErrorValue } from "../failure-paths/error-values.ts";
import type { Reading } from "../reading.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { isFunction, isLoop, pathOf, statementsOf, unwrap, type Node } from "../syntax/node.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";

/** How an arm leaves: by a return that says nothing, or by moving on to the next item. */
export function exitOf(reading: Reading, arm: Node, unit: Unit): "return" | "continue" | "break" | null {
  const last = statementsOf(arm).at(-1);
  if (last?.type === "ContinueStatement") return "continue";
  if (last?.type === "BreakStatement") return insideLoop(last) ? "break" : null;
  if (last?.type !== "ReturnStatement") return null;
  if (saysNothing(last.argument)) return "return";
  const value = last.argument ? unwrap(last.argument) : null;
  if (!value || isErrorValue(value)) return null;
  if (value.type === "Literal" && value.value === true) return "return";
  if (value.type === "CallExpression") {
    const answer = answerOf(value);
    if (answer !== null) return unit.kind === "webhook" && answer < 400 ? "return" : null;
    const operation = reading.operations.of(value);
    if (operation?.kind === "ack" || /^(?:Promise\.resolve|next|done|callback|cb)$/.test(pathOf(value.callee) ?? ""))
      return value.arguments.length === 0 || operation?.kind === "ack" ? "return" : null;
  }
  return null;
}

function insideLoop(node: Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === "SwitchStatement" || isLoop(current)) return true;
  }
  return false;
}
