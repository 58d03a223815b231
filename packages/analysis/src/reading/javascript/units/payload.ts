import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { itemsOfBacklog } from "./backlog.ts";
import { isParserName } from "../guards/guard-words.ts";
import {
  calledName,
  contains,
  isFunction,
  memberName,
  pathOf,
  unwrap,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";

const messageName = /^(?:m|msg|message|event|job|record|entry|delivery|notification)$/;

/** What a unit was given to work on: its parameters, what they are destructured and parsed into, and loop items. */
export class Payload {
  private readonly reading: Reading;
  private readonly home: FunctionNode;
  /** Variables that stand for the payload itself. */
  private readonly whole = new Set<Variable>();
  /** Variables that hold parts of it. */
  private readonly parts = new Set<Variable>();

  constructor(reading: Reading, home: FunctionNode) {
    this.reading = reading;
    this.home = home;
    // A parameter with a default is a setting, not what arrived.
    const parameters = new Set<Node>(home.params);
    const settings = home.params.filter((parameter) => parameter.type === "AssignmentPattern");
    for (const variable of reading.bindings.declaredBy(home)) {
      const name = variable.defs[0]?.name as Node | undefined;
      if (
        !name ||
        /^(?:next|done|cb|callback|res|reply|response|container|channel|helpers?|tx|trx|logger|log)$/i.test(
          variable.name,
        )
      )
        continue;
      // `(context) => …` is all that a bot is given; `(message, context) => …` is not.
      if (home.params.length > 1 && /^(?:ctx|context)$/.test(variable.name)) continue;
      if (settings.some((parameter) => contains(parameter, name))) continue;
      if (parameters.has(name)) this.whole.add(variable);
      else this.parts.add(variable);
    }
    for (const item of itemsOfBacklog(reading, home)) this.whole.add(item);
  }

  /** Whether a value is the payload itself: `msg` in `if (!msg) return`. */
  is(node: Node): boolean {
    const variable = this.variableOf(node);
    return variable !== null && this.whole.has(variable);
  }

  /** `job.data`, `message.value`: the library always sets it, or its absence is a message of its own (a tombstone). */
  isEnvelope(node: Node): boolean {
    const value = unwrap(node);
    return (
      value.type === "MemberExpression" &&
      (this.is(value.object)
        ? /^(?:data|value|body|content)$/.test(memberName(value) ?? "")
        : memberName(value) === "value" && value.object.type === "Identifier" && messageName.test(value.object.name))
    );
  }

  /** Whether a value is a part of the payload, however it was got at. */
  gave(node: Node): boolean {
    return this.isPart(unwrap(node), 0);
  }

  /** Whether a value has to do with the payload, through whatever calls: the key of a look-up, the input of a parser. */
  concerns(node: Node): boolean {
    return this.isAbout(node, 0);
  }

  /** Whether nothing has checked the value yet: it comes from a parser, or is typed `unknown` or `any`. */
  isUnchecked(node: Node): boolean {
    // `job.data`, `request.body`: whatever the sender put there.
    const raw = unwrap(node);
    if (
      raw.type === "MemberExpression" &&
      /^(?:data|body|payload|detail|value|content|message)$/.test(memberName(raw) ?? "")
    )
      return true;
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
    const written = variable ? firstWritten(variable) : null;
    return written ? unwrap(written) : null;
  }

  private isAbout(node: Node, depth: number): boolean {
    if (depth > 6) return false;
    let found = false;
    this.reading.file.descend(node, (inner) => {
      if (found || isFunction(inner)) return false;
      if (
        inner.type === "Identifier" &&
        !(inner.parent.type === "MemberExpression" && inner.parent.property === inner && !inner.parent.computed)
      ) {
        const variable = this.reading.bindings.variableOf(inner);
        const definition = variable?.defs[0];
        if (!variable || !definition) return undefined;
        if (this.whole.has(variable) || this.parts.has(variable)) found = true;
        else if (definition.type === "Parameter")
          found = (definition.node as Node) !== this.home && isInside(definition.node as Node, this.home);
        else if (definition.type === "Variable" && definition.node.init)
          found = this.isAbout(definition.node.init, depth + 1);
        else if (definition.type === "Variable") {
          const source = loopOver(definition.node) ?? firstWritten(variable);
          found = source !== null && this.isAbout(source, depth + 1);
        }
      }
      return undefined;
    });
    return found;
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
        // `for await (const msg of messages)`: each turn is handed a message.
        if (loop) return messageName.test(variable.name) || this.isPart(unwrap(loop), depth + 1);
        const given = definition.node.init ?? firstWritten(variable);
        return given ? this.isPart(unwrap(given), depth + 1) : false;
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
    // A plain function of the payload gives a part of it in another shape, unless it only answers a question.
    if (
      /^(?:is|has|should|can|may|must|does|are|was|needs|get|find|load|fetch|create)(?:[A-Z]|$)/.test(name) ||
      call.parent.type === "AwaitExpression"
    ) {
      if (!isParserName(name)) return false;
    }
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

/** What a callback is given: `.then(…)` the call before it, an error-first callback the call that takes it. */
function promisedTo(callback: Node): Node | null {
  if (!isFunction(callback) || callback.parent.type !== "CallExpression") return null;
  const call = callback.parent;
  const first = callback.params[0];
  if (
    callback.params.length > 1 &&
    first?.type === "Identifier" &&
    /^_?(?:err|error|e)\d?$|Err(?:or)?$/.test(first.name)
  )
    return call;
  const callee = unwrap(call.callee);
  return calledName(call) === "then" && callee.type === "MemberExpression" ? unwrap(callee.object) : null;
}

/** `let order; try { order = JSON.parse(body); } …`: what a variable is set to, when its declaration does not say. */
function firstWritten(variable: Variable): Node | null {
  const written = variable.references.find((reference) => reference.writeExpr);
  return (written?.writeExpr as Node | undefined) ?? null;
}

function isInside(node: Node, outer: Node): boolean {
  return outer.range[0] < node.range[0] && node.range[1] <= outer.range[1];
}

function loopOver(declarator: TSESTree.VariableDeclarator): Node | null {
  const loop = declarator.parent.parent;
  return loop?.type === "ForOfStatement" && loop.left === declarator.parent ? loop.right : null;
}
