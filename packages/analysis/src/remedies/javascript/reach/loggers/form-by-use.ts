import { memberName, pathOf, stringValue, type Node } from "../../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../../source/draft.ts";
import { callsOf } from "../calls-of.ts";
import type { LogForm } from "../logger.ts";

export const levels: RegExp = /^(?:error|warn|warning|info|fatal|log|debug|trace|notice|critical|verbose|http)$/;

/** How the file gives entries to a logger; null where it gives none. */
export function formByUse(draft: Draft, expression: string): LogForm | null {
  let isTextOnly = false;
  for (const { callee, arguments: given } of callsOf(draft)) {
    if (callee.type !== "MemberExpression" || !levels.test(memberName(callee) ?? "")) continue;
    if (pathOf(callee.object) !== expression) continue;
    const [first, second] = given;
    if (first?.type === "ObjectExpression") return { shape: "object-first", errorKey: errorKeyIn(first) };
    if (second?.type === "ObjectExpression") return { shape: "message-first", errorKey: errorKeyIn(second) };
    if (isError(first) && stringValue(second) !== null) return { shape: "object-first", errorKey: "err" };
    if (stringValue(first) !== null && isError(second)) return { shape: "text-error", errorKey: "error" };
    if (first) isTextOnly = true;
  }
  return isTextOnly ? { shape: "text-only", errorKey: "error" } : null;
}

function errorKeyIn(object: Node): "err" | "error" {
  return object.type === "ObjectExpression" &&
    object.properties.some(
      (property) => property.type === "Property" && property.key.type === "Identifier" && property.key.name === "err",
    )
    ? "err"
    : "error";
}

export function isError(node: Node | undefined): boolean {
  return node?.type === "Identifier" && /^(?:e|err|error|reason|cause|failure|exception)$/.test(node.name);
}
