import type { ReportLevel } from "../../../model/report.ts";
import { logLevelOf } from "../../../vocabulary/telemetry-names.ts";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, pathOf, receiverOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";

export function functionOf(reading: Reading, node: Node): FunctionNode | null {
  const value = unwrap(node);
  if (isFunction(value)) return value;
  if (value.type === "CallExpression" && calledName(value) === "bind") {
    const receiver = receiverOf(value);
    return receiver ? functionOf(reading, receiver) : null;
  }
  const origin = value.type === "Identifier" || value.type === "MemberExpression" ? reading.origins.of(value) : null;
  return origin?.is === "function" ? origin.node : null;
}

/** What `.catch(console.error)`, `.catch(noop)` and `.catch(report)` do, from the handler's name. */
export function knownHandler(handler: Node): { level: ReportLevel; text: string | null } {
  const bound = handler.type === "CallExpression" && calledName(handler) === "bind" ? receiverOf(handler) : null;
  const path = pathOf(bound ?? handler) ?? "";
  if (/^(?:noop|_\.noop|\w*noop|ignore\w*|Function\.prototype|swallow\w*)$/i.test(path))
    return { level: "silent", text: null };
  if (logLevelOf(path) || (handler.type === "CallExpression" && logLevelOf(pathOf(handler.callee) ?? "")))
    return { level: "logged", text: `${path}${path.endsWith(")") ? "" : "()"}` };
  return { level: "failed", text: null };
}
