import type { Reading } from "../reading.ts";
import { calledName, type Node } from "../syntax/node.ts";

/** Whether a value goes nowhere but into a log line, by itself, as a part of it, or packed into its object or text. */
export function isOnlyLogged(reading: Reading, value: Node): boolean {
  let node = value;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case "MemberExpression":
      case "ObjectExpression":
      case "Property":
      case "ArrayExpression":
      case "SpreadElement":
      case "TemplateLiteral":
      case "LogicalExpression":
      case "ConditionalExpression":
      case "ChainExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
      case "AwaitExpression":
        break;
      case "CallExpression":
        if (parent.callee === node) break; // `errors.map(…)`
        if (reading.operations.of(parent)?.kind === "log") return true;
        if (!/^(?:stringify|String|inspect|keys|values|entries)$/.test(calledName(parent) ?? "")) return false;
        break;
      default:
        return false;
    }
  }
  return false;
}
