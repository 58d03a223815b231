import { isParserName, isValidator } from "../guards/guard-words.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, pathOf, unwrap, type Node } from "../syntax/node.ts";

const folds = /^(?:fold|foldW|match|matchW|either|cata|caseOf|mapOr|unwrapOr|getOrElse|getOrElseW)$/;

/**
 * `fold(() => [], (order) => [order])`: a result that is a failure becomes nothing. `from` is where the results are made,
 * which says of what: `lines.map(decode).flatMap(keepRight)`, `flatMap((line) => fold(…)(decode(line)))`.
 */
export function foldsAway(
  reading: Reading,
  value: Node,
  from: Node | null,
  isNothing: (node: Node | null) => boolean,
): boolean {
  let away = false;
  let parses = from !== null && asksParser(reading, from);
  reading.file.descend(value, (node) => {
    if (node.type !== "CallExpression") return undefined;
    const name = calledName(node) ?? "";
    if (folds.test(name)) away ||= node.arguments.some((argument) => isFunction(argument) && isNothing(argument.body));
    else parses ||= isParserName(name) || isValidator(name);
    return undefined;
  });
  return away && parses;
}

/** `.map(decodeOrder)`, `.map((line) => decodeOrder(line))`. */
export function asksParser(reading: Reading, mapper: Node): boolean {
  const value = unwrap(mapper);
  const name = lastPart(pathOf(value) ?? "");
  if (isParserName(name) || isValidator(name)) return true;
  let asks = false;
  if (isFunction(value))
    reading.file.descend(value, (node) => {
      const called = node.type === "CallExpression" ? (calledName(node) ?? "") : "";
      asks ||= isParserName(called) || isValidator(called);
      return !asks;
    });
  return asks;
}
