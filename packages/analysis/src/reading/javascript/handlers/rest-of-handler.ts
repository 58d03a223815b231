import type { Variable } from "@typescript-eslint/scope-manager";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, statementsOf, unwrap, type Node } from "../syntax/node.ts";

/**
 * What runs for all other errors, where a handler picks out some and deals with those:
 *
 *     catch (error) {
 *       if (error instanceof DuplicateOrder) throw new Conflict(error.message);
 *     }                                         // and every other error ends here, unheard
 *
 * `if (error.code !== "ENOENT") throw error` is the opposite: it picks out what is expected, and the rest is heard.
 */
export function restOfHandler(
  reading: Reading,
  body: readonly Node[],
  errors: readonly Variable[],
): readonly Node[] | null {
  const [block, ...others] = body;
  if (!block || errors.length === 0) return null;
  let picked = false;
  const rest: Node[] = [];
  for (const statement of statementsOf(block)) {
    const remaining = statement.type === "IfStatement" ? afterPicking(reading, statement, errors) : [statement];
    picked ||= remaining.length !== 1 || remaining[0] !== statement;
    rest.push(...remaining);
  }
  return picked ? [...rest, ...others] : null;
}

/** What is left of an `if` for the errors that its tests do not pick out. */
function afterPicking(reading: Reading, statement: Node, errors: readonly Variable[]): readonly Node[] {
  if (statement.type !== "IfStatement") return [statement];
  if (!picksOut(reading, statement.test, errors)) return [statement];
  return statement.alternate
    ? statementsOf(statement.alternate).flatMap((node) => afterPicking(reading, node, errors))
    : [];
}

/** A test that holds for some kinds of the error: `error instanceof X`, `error.code === "23505"`, `isAxiosError(error)`. */
function picksOut(reading: Reading, test: Node, errors: readonly Variable[]): boolean {
  const node = unwrap(test);
  if (!reading.reports.mentions(node, errors)) return false;
  // What is worth another try is thrown; the rest is given up on purpose.
  if (/retr|transient|temporar|recoverable|timeout|network|fatal|critical/i.test(reading.file.textOf(node)))
    return false;
  switch (node.type) {
    case "LogicalExpression":
      return picksOut(reading, node.left, errors) || picksOut(reading, node.right, errors);
    case "BinaryExpression":
      // `error instanceof Error` holds for all that anybody throws: it only tells the compiler.
      if (node.operator === "instanceof" && pathOf(node.right) === "Error") return false;
      return (
        node.operator === "instanceof" || node.operator === "===" || node.operator === "==" || node.operator === "in"
      );
    case "CallExpression":
      return /^(?:is|has|includes|test|match|startsWith|endsWith)/.test(calledName(node) ?? "");
    default:
      return false;
  }
}
