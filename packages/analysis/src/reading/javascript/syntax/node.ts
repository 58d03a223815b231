import type { TSESTree } from "@typescript-eslint/types";
import type { Place } from "../../../model/place.ts";

export type Node = TSESTree.Node;
export type Call = TSESTree.CallExpression;
/** What can stand for an operation in source: method chains, function calls, and tagged SQL. */
export type Callable = Call | TSESTree.TaggedTemplateExpression;
export type Construction = TSESTree.NewExpression;
export type Statement = TSESTree.Statement;
export type Expression = TSESTree.Expression;
export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression" ||
    node?.type === "ArrowFunctionExpression"
  );
}

export type Loop =
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

export function isLoop(node: Node): node is Loop {
  return (
    node.type === "ForStatement" ||
    node.type === "ForInStatement" ||
    node.type === "ForOfStatement" ||
    node.type === "WhileStatement" ||
    node.type === "DoWhileStatement"
  );
}

/** The value behind `await x`, `x as T`, `x!`, `x satisfies T` and an optional chain. */
export function unwrap(node: Node): Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case "AwaitExpression":
        current = current.argument;
        break;
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "ChainExpression":
        current = current.expression;
        break;
      default:
        return current;
    }
  }
}

/** The outermost node that only wraps this one in `await`, a cast or an optional chain. */
export function wrapped(node: Node): Node {
  let current = node;
  while (current.parent && unwrap(current.parent) !== current.parent && unwrap(current.parent) === unwrap(node))
    current = current.parent;
  return current;
}

/** `x.name`, `x['name']`, `name` or `#name` as text; null when computed. */
export function propertyName(node: Node): string | null {
  if (node.type === "Identifier") return node.name;
  if (node.type === "PrivateIdentifier") return `#${node.name}`;
  if (node.type === "Literal") return String(node.value);
  return null;
}

export function memberName(node: TSESTree.MemberExpression): string | null {
  if (!node.computed) return propertyName(node.property);
  return node.property.type === "Literal" && typeof node.property.value === "string" ? node.property.value : null;
}

/** The last part of what is called: `save` for `this.orders.save()`, `log` for `log()`. */
export function calledName(call: Call | Construction): string | null {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "MemberExpression") return memberName(callee);
  return null;
}

/** The object that a method is called on. */
export function receiverOf(call: Call): Node | null {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" ? unwrap(callee.object) : null;
}

/** `this.orders.save` as a dotted path, with `()` for calls in between; null where a part is computed. */
export function pathOf(node: Node): string | null {
  const value = unwrap(node);
  switch (value.type) {
    case "Identifier":
      return value.name;
    case "ThisExpression":
      return "this";
    case "Super":
      return "super";
    case "MemberExpression": {
      const object = pathOf(value.object);
      const name = memberName(value) ?? (value.computed ? "[]" : null);
      return object === null || name === null ? null : `${object}.${name}`;
    }
    case "CallExpression": {
      const callee = pathOf(value.callee);
      return callee === null ? null : `${callee}()`;
    }
    case "NewExpression":
      return pathOf(value.callee);
    default:
      return null;
  }
}

export function placeOf(node: Node): Place {
  return { start: node.range[0], end: node.range[1] };
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

export function enclosingFunction(node: Node): FunctionNode | null {
  let current = node.parent;
  while (current && !isFunction(current)) current = current.parent;
  return current ?? null;
}

/** The statements of a function; an arrow's expression stands as its own list. */
export function bodyOf(node: FunctionNode): readonly Node[] {
  if (!node.body) return [];
  return node.body.type === "BlockStatement" ? node.body.body : [node.body];
}

/** The statements of a block, or the one statement. */
export function statementsOf(node: Node): readonly Node[] {
  return node.type === "BlockStatement" ? node.body : [node];
}

export function stringValue(node: Node | null | undefined): string | null {
  if (!node) return null;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral") return node.quasis.map((part) => part.value.cooked ?? "").join(" ? ");
  if (node.type === "TaggedTemplateExpression") return stringValue(node.quasi);
  if (node.type === "BinaryExpression" && node.operator === "+")
    return `${stringValue(node.left) ?? "?"}${stringValue(node.right) ?? "?"}`;
  return null;
}

/** The member of an object literal with this key. */
export function propertyOf(node: Node | null | undefined, key: string): Node | null {
  if (node?.type !== "ObjectExpression") return null;
  for (const property of node.properties)
    if (property.type === "Property" && !property.computed && propertyName(property.key) === key) return property.value;
  return null;
}
