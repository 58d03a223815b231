import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { isParserName } from "../guards/guard-words.ts";
import { calledName, contains, isFunction, pathOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";

/** What a unit was given to work on: its parameters, what they are destructured and parsed into, and loop items. */
export class Payload {
  private readonly reading: Reading;
  /** Variables that stand for the payload itself. */
  private readonly whole = new Set<Variable>();
  /** Variables that hold parts of it. */
  private readonly parts = new Set<Variable>();

  constructor(reading: Reading, home: FunctionNode) {
    this.reading = reading;
    // A parameter with a default is a setting, not what arrived.
    const parameters = new Set<Node>(home.params);
    const settings = home.params.filter((parameter) => parameter.type === "AssignmentPattern");
    for (const variable of reading.bindings.declaredBy(home)) {
      const name = variable.defs[0]?.name as Node | undefined;
      if (
        !name ||
        /^(?:ctx|context|next|done|cb|callback|res|reply|response|container|channel|helpers?|tx|trx|logger|log)$/i.test(
          variable.name,
        )
      )
        continue;
      if (settings.some((parameter) => contains(parameter, name))) continue;
      if (parameters.has(name)) this.whole.add(variable);
      else this.parts.add(variable);
    }
  }

  /** Whether a value is the payload itself: `msg` in `if (!msg) return`. */
  is(node: Node): boolean {
    const variable = this.variableOf(node);
    return variable !== null && this.whole.has(variable);
  }

  /** Whether a value is a part of the payload, however it was got at. */
  gave(node: Node): boolean {
    return this.isPart(unwrap(node), 0);
  }

  /** Whether nothing has checked the value yet: it comes from a parser, or is typed `unknown` or `any`. */
  isUnchecked(node: Node): boolean {
    const value = this.valueOf(node);
    if (value?.type === "CallExpression" && isParserName(calledName(value) ?? "")) return true;
    const variable = this.variableOf(node);
    const name = variable?.defs[0]?.name;
    const annotation = name?.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
    return annotation?.type === "TSUnknownKeyword" || annotation?.type === "TSAnyKeyword";
  }

  /** What a constant was set to: the call behind `const order = await find(id)`, also through a destructured field. */
  valueOf(node: Node): Node | null {
    const variable = this.variableOf(node);
    const definition = variable?.defs[0];
    if (definition?.type === "Variable" && definition.node.init) return unwrap(definition.node.init);
    if (definition?.type === "Parameter") return promisedTo(definition.node as Node);
    const written = variable?.references.find((reference) => reference.writeExpr);
    return written?.writeExpr ? unwrap(written.writeExpr as Node) : null;
  }

  private variableOf(node: Node): Variable | null {
    const value = unwrap(node);
    return value.type === "Identifier" ? this.reading.bindings.variableOf(value) : null;
  }

  private isPart(node: Node, depth: number): boolean {
    if (depth > 8) return false;
    switch (node.type) {
      case "MemberExpression":
        return this.is(node.object) || this.isPart(unwrap(node.object), depth + 1);
      case "Identifier": {
        const variable = this.reading.bindings.variableOf(node);
        if (!variable) return false;
        if (this.whole.has(variable)) return depth > 0;
        if (this.parts.has(variable)) return true;
        const definition = variable.defs[0];
        if (definition?.type === "Parameter") return this.isItem(definition.node as Node, depth);
        if (definition?.type !== "Variable") return false;
        const loop = loopOver(definition.node);
        if (loop) return this.isPart(unwrap(loop), depth + 1);
        return definition.node.init ? this.isPart(unwrap(definition.node.init), depth + 1) : false;
      }
      case "CallExpression":
        return this.isParsed(node, depth);
      case "NewExpression":
        return (
          node.arguments.length === 1 &&
          node.arguments[0] !== undefined &&
          /URL|Date/.test(pathOf(node.callee) ?? "") &&
          this.isPart(unwrap(node.arguments[0]), depth + 1)
        );
      case "LogicalExpression":
        return this.isPart(unwrap(node.left), depth + 1);
      case "ConditionalExpression":
        return this.isPart(unwrap(node.consequent), depth + 1) || this.isPart(unwrap(node.alternate), depth + 1);
      default:
        return false;
    }
  }

  /** `JSON.parse(message.value.toString())`, `schema.parse(job.data)`, `event.body.trim()`. */
  private isParsed(call: TSESTree.CallExpression, depth: number): boolean {
    const name = calledName(call) ?? "";
    const callee = unwrap(call.callee);
    if (
      callee.type === "MemberExpression" &&
      /^(?:toString|trim|json|text|body|data|get|getData|getContent|value|toJSON|string)$/.test(name) &&
      (this.is(callee.object) || this.isPart(unwrap(callee.object), depth + 1))
    )
      return true;
    if (!isParserName(name) && name !== "parse" && name !== "Number" && name !== "String" && name !== "parseInt")
      return false;
    return call.arguments.some((argument) => this.is(argument) || this.isPart(unwrap(argument), depth + 1));
  }

  /** The item of `event.Records.map(async (record) => …)`. */
  private isItem(owner: Node, depth: number): boolean {
    if (!isFunction(owner) || owner.parent.type !== "CallExpression") return false;
    const callee = unwrap(owner.parent.callee);
    return (
      callee.type === "MemberExpression" && (this.is(callee.object) || this.isPart(unwrap(callee.object), depth + 1))
    );
  }
}

/** What a `.then` callback is given: the call before it. */
function promisedTo(callback: Node): Node | null {
  if (!isFunction(callback) || callback.parent.type !== "CallExpression" || calledName(callback.parent) !== "then")
    return null;
  const callee = unwrap(callback.parent.callee);
  return callee.type === "MemberExpression" ? unwrap(callee.object) : null;
}

function loopOver(declarator: TSESTree.VariableDeclarator): Node | null {
  const loop = declarator.parent.parent;
  return loop?.type === "ForOfStatement" && loop.left === declarator.parent ? loop.right : null;
}
