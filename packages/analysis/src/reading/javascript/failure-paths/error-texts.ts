import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, memberName, unwrap, type Node } from "../syntax/node.ts";

/**
 * The errors of a failure path, and the constants there that put one of them into words:
 *
 *     const message = `${file} could not be read: ${error}`;
 *     emit(processingResult.generalError(location, message));   // hears of the error
 */
export function withErrorTexts(
  reading: Reading,
  nodes: readonly Node[],
  errors: readonly Variable[],
): readonly Variable[] {
  if (errors.length === 0) return errors;
  const texts: Variable[] = [];
  for (const root of nodes)
    reading.file.descend(root, (node) => {
      if (isFunction(node)) return false;
      if (node.type === "VariableDeclarator" && isTextOf(reading, node, [...errors, ...texts]))
        texts.push(...reading.bindings.declaredBy(node));
      return undefined;
    });
  return texts.length > 0 ? [...errors, ...texts] : errors;
}

/** `error.message`, `String(error)`, `` `failed: ${error}` ``, `error instanceof Error ? error.message : "unknown"`, `new Error(…)`. */
function isTextOf(reading: Reading, { id, init }: TSESTree.VariableDeclarator, errors: readonly Variable[]): boolean {
  if (id.type !== "Identifier" || !init || !reading.reports.mentions(init, errors)) return false;
  const value = unwrap(init);
  switch (value.type) {
    case "TemplateLiteral":
    case "NewExpression":
    case "Identifier":
      return true;
    case "BinaryExpression":
      return value.operator === "+";
    case "MemberExpression":
      return /^(?:message|stack|reason|cause|detail|details|stderr)$/.test(memberName(value) ?? "");
    case "ConditionalExpression":
      return value.test.type === "BinaryExpression" && value.test.operator === "instanceof";
    case "CallExpression":
      return /^(?:String|toString|stringify|inspect|format|(?:to|get|format|as|ensure)\w{0,20}(?:Error|Message))$/.test(
        calledName(value) ?? "",
      );
    default:
      return false;
  }
}
