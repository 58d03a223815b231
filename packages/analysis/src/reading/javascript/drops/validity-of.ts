import type { TSESTree } from "@typescript-eslint/types";
import { causeOfWords, isValidator, saysInvalid } from "../guards/guard-words.ts";
import type { Reading } from "../reading.ts";
import {
  bodyOf,
  calledName,
  isFunction,
  memberName,
  pathOf,
  unwrap,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";

/**
 * What a predicate asks of every item: `valid` a check, `presence` a field, `something` whether the item is there at
 * all, `success` the result of a check that was made before.
 */
export interface Validity {
  readonly asks: "valid" | "presence" | "something" | "success";
  readonly checked: boolean;
}

type Leaf = "valid" | "presence" | "something" | "success" | "other";

/**
 * Null when the predicate chooses by anything else: type, state, permission, age. Of what nothing has checked yet, as
 * parsed JSON, `isOrder` asks whether it is one; of what is typed already, it may be a route.
 */
export function validityOf(reading: Reading, predicate: Node, unchecked: boolean): Validity | null {
  const value = unwrap(predicate);
  if (value.type === "Identifier" && value.name === "Boolean") return { asks: "something", checked: true };
  const origin = value.type === "Identifier" || value.type === "MemberExpression" ? reading.origins.of(value) : null;
  const own = isFunction(value) ? value : origin?.is === "function" ? origin.node : null;
  const name = pathOf(value) ?? "";
  const last = name.slice(name.lastIndexOf(".") + 1);
  if (own && isValidator(last)) return { asks: "valid", checked: true };
  // `results.filter(isRight)`: of what, its maker says.
  if (!own && /^(?:isRight|isOk|isSuccess|isSuccessful)$/.test(last)) return { asks: "success", checked: true };
  if (!own) return isValidator(last) || (unchecked && asksWhatItIs(last)) ? { asks: "valid", checked: true } : null;
  const conditions = conditionsOf(own);
  if (!conditions) return null;
  const leaves = conditions.flatMap(({ test, keepsWhen }) => leavesOf(reading, test, keepsWhen, unchecked));
  if (leaves.length === 0 || leaves.includes("other")) return null;
  if (leaves.includes("valid")) return { asks: "valid", checked: true };
  if (leaves.includes("success")) return { asks: "success", checked: true };
  if (leaves.every((leaf) => leaf === "something")) return { asks: "something", checked: true };
  // Whoever asks parsed JSON for several fields, or has a name and does so, describes what a valid item is.
  return { asks: "presence", checked: (unchecked || !isFunction(value)) && leaves.length > 1 };
}

/** `x => test`, and `{ if (bad) return false; return test; }`. */
function conditionsOf(node: FunctionNode): readonly { test: Node; keepsWhen: boolean }[] | null {
  if (node.params.length === 0 || !node.body) return null;
  if (node.body.type !== "BlockStatement") return [{ test: node.body, keepsWhen: true }];
  const found: { test: Node; keepsWhen: boolean }[] = [];
  for (const statement of bodyOf(node)) {
    if (statement.type === "VariableDeclaration") continue;
    if (statement.type === "ReturnStatement" && statement.argument) {
      const value = unwrap(statement.argument);
      if (!(value.type === "Literal" && value.value === true)) found.push({ test: value, keepsWhen: true });
      continue;
    }
    if (statement.type !== "IfStatement" || statement.alternate) return null;
    const arm = statement.consequent.type === "BlockStatement" ? statement.consequent.body[0] : statement.consequent;
    const gives = arm?.type === "ReturnStatement" && arm.argument ? unwrap(arm.argument) : null;
    if (gives?.type !== "Literal" || gives.value !== false) return null;
    found.push({ test: statement.test, keepsWhen: false });
  }
  return found;
}

function leavesOf(reading: Reading, test: Node, keepsWhen: boolean, unchecked: boolean): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const stack: { node: Node; keeps: boolean }[] = [{ node: test, keeps: keepsWhen }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const node = unwrap(entry.node);
    if (node.type === "UnaryExpression" && node.operator === "!")
      stack.push({ node: node.argument, keeps: !entry.keeps });
    else if (node.type === "LogicalExpression" && node.operator !== "??")
      stack.push({ node: node.left, keeps: entry.keeps }, { node: node.right, keeps: entry.keeps });
    else leaves.push(unchecked && entry.keeps && isQuestion(node) ? "valid" : leafOf(reading, node, entry.keeps));
  }
  return leaves;
}

function leafOf(reading: Reading, node: Node, keeps: boolean): Leaf {
  const path = pathOf(node.type === "CallExpression" ? node.callee : node) ?? "";
  const name = path.slice(path.lastIndexOf(".") + 1);
  switch (node.type) {
    case "Identifier":
      return keeps ? "something" : "other";
    case "MemberExpression": {
      if (!keeps) return saysInvalid(name) ? "valid" : "other";
      if (/^(?:success|ok|isOk|valid|isValid)$/.test(name))
        return /safeParse|validat/i.test(reading.file.textOf(node)) || /valid/i.test(name) ? "valid" : "success";
      return isHarmless(path) ? "other" : "presence";
    }
    case "CallExpression":
      return ofCall(reading, node, name, path, keeps);
    case "BinaryExpression":
      return ofComparison(node, keeps);
    default:
      return "other";
  }
}

function ofCall(reading: Reading, node: TSESTree.CallExpression, name: string, path: string, keeps: boolean): Leaf {
  if (isValidator(name)) return keeps ? "valid" : "other";
  if (saysInvalid(name) || /^isNaN$/.test(name)) return keeps ? "other" : "valid";
  if (!keeps) return "other";
  if (/^(?:isArray|isInteger|isFinite|isSafeInteger|isUUID|isEmail|isString|isNumber)$/.test(name)) return "valid";
  if (name === "isOk") return "success";
  if (name === "Boolean" && node.arguments[0]) return leafOf(reading, unwrap(node.arguments[0]), keeps);
  return name === "every" && !isHarmless(path) ? "presence" : "other";
}

function ofComparison(node: TSESTree.BinaryExpression, keeps: boolean): Leaf {
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  const unequal = node.operator === "!==" || node.operator === "!=";
  const equal = node.operator === "===" || node.operator === "==";
  if (node.operator === "in") return keeps ? "valid" : "other";
  if (left.type === "UnaryExpression" && left.operator === "typeof") return equal === keeps ? "valid" : "other";
  const isNothing =
    (right.type === "Literal" && (right.value === null || right.value === "")) ||
    (right.type === "Identifier" && right.name === "undefined");
  const path = pathOf(left) ?? "";
  if (isNothing) {
    if (!(keeps ? unequal : equal)) return "other";
    return !path.replace(/\.trim\(\)$/, "").includes(".") && path !== ""
      ? "something"
      : isHarmless(path)
        ? "other"
        : "presence";
  }
  if (right.type !== "Literal" || typeof right.value !== "number" || left.type !== "MemberExpression") return "other";
  const isBound = keeps ? /^>=?$/.test(node.operator) : /^<=?$/.test(node.operator);
  const owner = memberName(left) === "length" ? (pathOf(left.object) ?? "") : path;
  return isBound && right.value <= 1 && path !== "" && !isHarmless(owner) ? "presence" : "other";
}

/** `user.enabled`, `order.status`: a state or a choice, not a field that has to be there. */
function isHarmless(path: string): boolean {
  const cause = causeOfWords(path.slice(path.indexOf(".") + 1), "no-routing");
  return (
    path === "" ||
    cause !== null ||
    /^(?:count|balance|score|age|attempts|retries|remaining)$/.test(path.slice(path.lastIndexOf(".") + 1))
  );
}

function isQuestion(node: Node): boolean {
  return node.type === "CallExpression" && asksWhatItIs(calledName(node) ?? "");
}

/** `isOrder`, and not `isActive` or `isOwn`. */
function asksWhatItIs(name: string): boolean {
  const cause = causeOfWords(name);
  return /^is[A-Z]/.test(name) && (cause === null || cause === "routing");
}
