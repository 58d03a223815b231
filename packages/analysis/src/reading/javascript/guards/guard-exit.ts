import type { TSESTree } from "@typescript-eslint/types";
import type { Unit } from "../../../model/unit.ts";
import { isErrorValue } from "../failure-paths/error-values.ts";
import type { Reading } from "../reading.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import {
  isFunction,
  isLoop,
  pathOf,
  propertyName,
  statementsOf,
  unwrap,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
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
  if (claimsAll(value)) return "return";
  // `return message;` hands back what came in: sqs-consumer deletes it.
  if (value.type === "Identifier" && unit.registered && unit.kind !== "request" && isGiven(reading, value))
    return "return";
  if (value.type === "CallExpression") {
    const answer = answerOf(value);
    if (answer !== null) return unit.kind === "webhook" && answer < 400 ? "return" : null;
    const operation = reading.operations.of(value);
    if (operation?.kind === "ack" || /^(?:Promise\.resolve|next|done|callback|cb)$/.test(pathOf(value.callee) ?? ""))
      return operation?.kind === "ack" ||
        value.arguments.every((argument) => saysNothing(argument) || claimsAll(unwrap(argument)))
        ? "return"
        : null;
  }
  if (unit.kind === "webhook" && value.type === "NewExpression" && pathOf(value.callee) === "Response")
    return /status:\s*[3-5]/.test(reading.file.textOf(value)) ? null : "return";
  return null;
}

/** The parameter of the function itself, not an item of a callback. */
function isGiven(reading: Reading, value: TSESTree.Identifier): boolean {
  const definition = reading.bindings.definitionOf(value);
  return definition?.type === "Parameter" && reading.units.of(definition.node as FunctionNode) !== null;
}

/** `{ statusCode: 200 }`, `{ ok: true }`, `{ received: true }`: says that all is well, and nothing else. */
function claimsAll(value: Node): boolean {
  if (value.type !== "ObjectExpression" || value.properties.length === 0) return false;
  const claims = value.properties.filter((property) => {
    if (property.type !== "Property") return false;
    const key = propertyName(property.key) ?? "";
    const inner = unwrap(property.value);
    if (inner.type !== "Literal") return false;
    if (/^(?:ok|success|succeeded|acknowledged|received|handled|done)$/.test(key)) return inner.value === true;
    return /^status(?:Code)?$/.test(key) && typeof inner.value === "number" && inner.value < 300;
  });
  return (
    claims.length > 0 &&
    value.properties.every(
      (property) =>
        claims.includes(property) ||
        (property.type === "Property" && /^(?:body|headers|isBase64Encoded)$/.test(propertyName(property.key) ?? "")),
    )
  );
}

function insideLoop(node: Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === "SwitchStatement" || isLoop(current)) return true;
  }
  return false;
}
