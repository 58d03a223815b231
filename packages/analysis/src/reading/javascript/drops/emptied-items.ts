import type { TSESTree } from "@typescript-eslint/types";
import { losesWork } from "../../../model/guard.ts";
import { isEmptyValue } from "../failure-paths/error-values.ts";
import { causeOf } from "../guards/guard-cause.ts";
import { reportOfExit } from "../guards/guard-report.ts";
import { isParserName } from "../guards/guard-words.ts";
import { calledName, isFunction, pathOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import { Payload } from "../units/payload.ts";
import { foldsAway } from "./folds-away.ts";
import type { Validity } from "./validity-of.ts";
import type { Site } from "./site.ts";

/** Where an item becomes nothing, and what decides it. */
export type Emptied = Validity & { readonly said: string; readonly at: Node };

/** The callback maps an item that it finds wanting to nothing: `[]` of `flatMap`, the list so far of `reduce`. */
export function emptiedBy(
  site: Site,
  taken: Node,
  method: "flatMap" | "reduce" | "map",
  from: Node | null = null,
): Emptied | null {
  const { reading } = site;
  const value = unwrap(taken);
  const folding = value.type === "Identifier" ? site.payload.valueOf(value) : isFunction(value) ? value.body : value;
  if (
    method === "flatMap" &&
    folding?.type === "CallExpression" &&
    foldsAway(reading, folding, from, (node) => isEmptyList(node))
  )
    return { asks: "valid", checked: true, said: reading.file.textOf(value), at: taken };
  const origin = isFunction(value) ? null : reading.origins.of(value);
  const written = isFunction(value) ? value : origin?.is === "function" ? origin.node : null;
  // `lines.map((line) => parseLine(line))` is what `parseLine` makes of it.
  const inner = written?.body ? unwrap(written.body) : null;
  const callback = (inner?.type === "CallExpression" ? reading.summaries.calledBy(inner) : null) ?? written;
  if (!callback || callback.params.length === 0) return null;
  const isNothing = (node: Node | null): boolean => givesNothing(callback, node, method);
  const found = emptiedIn(site, callback, isNothing);
  // What another function does is lost where it is called.
  return found && callback !== value ? { ...found, said: reading.file.textOf(value), at: taken } : found;
}

function emptiedIn(site: Site, callback: FunctionNode, isNothing: (node: Node | null) => boolean): Emptied | null {
  const { reading } = site;
  const payload = new Payload(reading, callback);
  if (callback.body && callback.body.type !== "BlockStatement") return ofValue(site, payload, callback.body, isNothing);
  for (const statement of reading.file.bodyOf(callback).returns) {
    const inner = statement.argument ? ofValue(site, payload, statement.argument, isNothing) : null;
    if (inner) return inner;
    if (!isNothing(statement.argument)) continue;
    const found = ofExit(site, payload, statement, callback);
    if (found) return found;
  }
  return null;
}

function givesNothing(callback: FunctionNode, node: Node | null, method: "flatMap" | "reduce" | "map"): boolean {
  const value = node ? unwrap(node) : null;
  if (method === "reduce") {
    const [first] = callback.params;
    return first?.type === "Identifier" && value?.type === "Identifier" && value.name === first.name;
  }
  if (method === "flatMap") return isEmptyList(value);
  return (
    value === null || (isEmptyValue(value) && !(value.type === "ArrayExpression" || value.type === "ObjectExpression"))
  );
}

function isEmptyList(node: Node | null): boolean {
  const value = node ? unwrap(node) : null;
  return value?.type === "ArrayExpression" && value.elements.length === 0;
}

/** `result.success ? [result.data] : []` */
function ofValue(site: Site, payload: Payload, given: Node, isNothing: (node: Node) => boolean): Emptied | null {
  const value = unwrap(given);
  if (value.type !== "ConditionalExpression") return null;
  const leavesWhen = isNothing(value.consequent);
  if (!leavesWhen && !isNothing(value.alternate)) return null;
  return ofTest(site, payload, value.test, leavesWhen, value);
}

/** `if (!isValid(row)) return [];`, `catch { return null; }` */
function ofExit(site: Site, payload: Payload, exit: TSESTree.ReturnStatement, callback: FunctionNode): Emptied | null {
  const { reading } = site;
  let arm: Node = exit;
  for (let node: Node | undefined = exit.parent; node && node !== callback; node = node.parent) {
    if (node.type === "IfStatement") {
      const isConsequent = node.consequent === arm;
      if (reportOfExit(reading, arm) !== "silent") return null;
      return ofTest(site, payload, node.test, isConsequent, node.test);
    }
    if (node.type === "CatchClause" && node.parent.type === "TryStatement") {
      if (reportOfExit(reading, node.body) !== "silent") return null;
      const parser = parserIn(site, node.parent.block);
      return parser ? { asks: "valid", checked: true, said: `${parser}() throws`, at: exit } : null;
    }
    arm = node;
  }
  return null;
}

function ofTest(site: Site, payload: Payload, test: Node, leavesWhen: boolean, at: Node): Emptied | null {
  const cause = causeOf(site.reading, payload, test, leavesWhen);
  if (!losesWork(cause) || cause === "unknown-type") return null;
  const text = site.reading.file.textOf(test);
  return {
    asks: "valid",
    checked:
      /\(|typeof|\.(?:success|ok|valid|error)\b/.test(text) || cause !== "invalid-payload" || isOfCall(payload, test),
    said: text,
    at,
  };
}

/** `parsed === null`, where `parsed` is what a call gave. */
function isOfCall(payload: Payload, test: Node): boolean {
  const subject = test.type === "UnaryExpression" ? test.argument : test.type === "BinaryExpression" ? test.left : test;
  return payload.valueOf(subject)?.type === "CallExpression";
}

function parserIn(site: Site, block: Node): string | null {
  let found: string | null = null;
  site.reading.file.descend(block, (node) => {
    if (node.type === "CallExpression" && isParserName(calledName(node) ?? ""))
      found ??= pathOf(node.callee) ?? calledName(node);
    return undefined;
  });
  return found;
}
