import type { TSESTree } from "@typescript-eslint/types";
import { isFunction, memberName, propertyName, unwrap, type FunctionNode, type Node } from "./node.ts";

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export interface ClassMember {
  readonly function: FunctionNode | null;
  readonly value: Node | null;
  readonly type: TSESTree.TypeNode | undefined;
}

/** The class that `this` stands for at a node; null in a plain function, which has a `this` of its own. */
export function classAround(node: Node): ClassNode | null {
  let current: Node | undefined = node.parent;
  while (current) {
    if (current.type === "ClassDeclaration" || current.type === "ClassExpression") return current;
    if (current.type === "FunctionDeclaration") return null;
    if (current.type === "FunctionExpression" && current.parent.type !== "MethodDefinition") return null;
    current = current.parent;
  }
  return null;
}

/** A method, property, accessor or constructor-parameter property of a class. */
export function classMember(owner: ClassNode, name: string): ClassMember | null {
  for (const element of owner.body.body) {
    if (element.type === "MethodDefinition" && propertyName(element.key) === name && isFunction(element.value)) {
      if (element.kind === "get")
        return { function: null, value: returned(element.value), type: element.value.returnType?.typeAnnotation };
      if (element.kind === "method") return { function: element.value, value: null, type: undefined };
    }
    if (
      (element.type === "PropertyDefinition" || element.type === "AccessorProperty") &&
      propertyName(element.key) === name
    ) {
      const value = element.value ? unwrap(element.value) : null;
      return { function: isFunction(value) ? value : null, value, type: element.typeAnnotation?.typeAnnotation };
    }
  }
  return parameterProperty(owner, name);
}

/** What `this.name = …` assigns anywhere in the class, when it is not declared with a value. */
export function memberValue(owner: ClassNode, name: string): Node | null {
  for (const element of owner.body.body) {
    if (element.type !== "MethodDefinition" || !isFunction(element.value) || !element.value.body) continue;
    for (const statement of element.value.body.body) {
      if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") continue;
      const { left, right } = statement.expression;
      // `this.stream = null` only says that there is none yet.
      const isNothing = right.type === "Literal" && right.value === null;
      if (
        left.type === "MemberExpression" &&
        left.object.type === "ThisExpression" &&
        memberName(left) === name &&
        !isNothing
      )
        return right;
    }
  }
  return null;
}

export function constructorOf(owner: ClassNode): FunctionNode | null {
  for (const element of owner.body.body)
    if (element.type === "MethodDefinition" && element.kind === "constructor" && isFunction(element.value))
      return element.value;
  return null;
}

function parameterProperty(owner: ClassNode, name: string): ClassMember | null {
  for (const parameter of constructorOf(owner)?.params ?? []) {
    if (parameter.type !== "TSParameterProperty") continue;
    const given = parameter.parameter;
    const binding = given.type === "AssignmentPattern" ? given.left : given;
    // `private readonly bigquery = new BigQuery()`: what others hand in is of the same kind.
    if (binding.type === "Identifier" && binding.name === name)
      return {
        function: null,
        value: given.type === "AssignmentPattern" ? unwrap(given.right) : null,
        type: binding.typeAnnotation?.typeAnnotation,
      };
  }
  // JavaScript declares a property by assigning it.
  return memberValue(owner, name) ? { function: null, value: null, type: undefined } : null;
}

function returned(node: FunctionNode): Node | null {
  const last = node.body?.type === "BlockStatement" ? node.body.body.at(-1) : undefined;
  return last?.type === "ReturnStatement" ? last.argument : null;
}
