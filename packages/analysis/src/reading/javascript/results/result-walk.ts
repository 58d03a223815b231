import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { functionOf, knownHandler } from "../handlers/promise-handler.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import {
  calledName,
  enclosingFunction,
  isFunction,
  memberName,
  pathOf,
  propertyName,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { isOnlyLogged } from "./is-only-logged.ts";
import { passThrough } from "./pass-through.ts";
import type { ResultUse } from "./result-use.ts";
import { takersOf } from "./takers-of.ts";

/** A value that is the result, or a pattern that takes it. `index` is its position in what `Promise.all([…])` gives. */
interface Step {
  readonly is: "value" | "pattern";
  readonly node: Node;
  readonly index: number | null;
  readonly at: Node;
}

const maximumSteps = 200;

/** Follows a result through variables, patterns, promises and functions of the file, until something reads a field that tells. */
export class ResultWalk {
  private readonly reading: Reading;
  /** The fields that tell; null when the value itself does. */
  private readonly fields: ReadonlySet<string> | null;
  private readonly stack: Step[] = [];
  private readonly seen = new Set<unknown>();
  private at: Node;
  private heard = false;
  private logged = false;
  private handedOut = false;
  private bound = false;
  private answerUsed = false;
  private awaited = false;

  /** Begins at the call that gives the result, or at the parameter of a callback that takes it. */
  constructor(reading: Reading, start: Node, fields: readonly string[] | undefined, at: Node = start) {
    this.reading = reading;
    this.fields = fields ? new Set(fields) : null;
    this.at = at;
    this.push(start === at ? "value" : "pattern", start, null, at);
  }

  use(): ResultUse {
    for (let steps = 0; !this.heard; steps++) {
      const step = this.stack.pop();
      if (!step) break;
      if (steps >= maximumSteps) this.heard = true;
      else if (step.is === "pattern") this.bind(step);
      else this.climb(step);
    }
    const { at, answerUsed, awaited } = this;
    const dropped = this.bound ? "unread" : "discarded";
    const taken = this.logged ? "logged" : this.handedOut ? "handedOut" : dropped;
    return { form: this.heard ? "read" : taken, at, answerUsed, awaited };
  }

  private push(is: Step["is"], node: Node, index: number | null, at: Node): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    this.stack.push({ is, node, index, at });
  }

  /** From a value outwards, to the first thing that does something with it. */
  private climb(step: Step): void {
    let { node, index } = step;
    for (let parent = node.parent; parent; node = parent, parent = node.parent) {
      switch (parent.type) {
        case "AwaitExpression":
        case "YieldExpression":
          this.awaited = true;
          break;
        case "TSAsExpression":
        case "TSNonNullExpression":
        case "TSSatisfiesExpression":
        case "TSTypeAssertion":
        case "ChainExpression":
        case "SpreadElement":
          break;
        case "LogicalExpression":
          if (parent.left === node && parent.operator === "&&") return this.tested();
          break;
        case "ConditionalExpression":
          if (parent.test === node) return this.tested();
          break;
        case "ArrayExpression": {
          const list = parent.parent;
          const isTuple = list.type === "CallExpression" && list.callee !== parent && isGathering(list);
          index = isTuple ? parent.elements.indexOf(node as never) : null;
          if (node.type === "SpreadElement") index = null;
          break;
        }
        case "ExpressionStatement":
          this.at = step.at;
          return;
        case "UnaryExpression":
          if (parent.operator !== "void") return this.tested();
          this.at = step.at;
          return;
        case "IfStatement":
        case "WhileStatement":
        case "DoWhileStatement":
        case "ForStatement":
        case "BinaryExpression":
          return this.tested();
        case "VariableDeclarator":
          this.at = step.at;
          return this.push("pattern", parent.id, index, step.at);
        case "AssignmentExpression":
          this.at = step.at;
          return this.push("pattern", parent.left, index, step.at);
        case "ForOfStatement":
          this.awaited ||= parent.await;
          return parent.left.type === "VariableDeclaration"
            ? this.push("pattern", parent.left.declarations[0].id, null, step.at)
            : this.push("pattern", parent.left, null, step.at);
        case "MemberExpression":
          return parent.object === node ? this.member(parent, index, step.at) : this.hear();
        case "CallExpression":
          return parent.callee === node ? this.hear() : this.argument(parent, node, index, step.at);
        case "ReturnStatement":
          return this.returned(enclosingFunction(parent), step.at);
        case "ArrowFunctionExpression":
          return parent.body === node ? this.returned(parent, step.at) : this.hear();
        default:
          // Packed into an object or a text: who gets that may read it.
          return isOnlyLogged(this.reading, node) ? this.log() : this.hear();
      }
    }
    this.hear();
  }

  private hear(): void {
    this.heard = true;
  }

  private log(): void {
    this.logged = true;
  }

  /** `if (!result)` asks whether there is an answer, which says nothing of the fields in it. */
  private tested(): void {
    if (this.fields === null) this.heard = true;
    this.bound = true;
  }

  private readField(node: Node): void {
    if (isOnlyLogged(this.reading, node)) this.log();
    else this.hear();
  }

  private member(node: TSESTree.MemberExpression, index: number | null, at: Node): void {
    this.bound = true;
    const name = memberName(node);
    const call = node.parent.type === "CallExpression" && node.parent.callee === node ? node.parent : null;
    if (call && isPromiseMethod(call)) {
      this.bound = false;
      return name === "then" ? this.chained(call, index, at) : this.push("value", call, index, at);
    }
    if (index !== null && call === null) {
      const literal = node.computed && node.property.type === "Literal" ? Number(node.property.value) : null;
      if (literal !== null && literal !== index) return;
      return literal === null && name !== "length" ? this.hear() : this.push("value", node, null, at);
    }
    if (this.fields === null || (name !== null && this.fields.has(name))) return this.readField(node);
    if (name === null || /^\d+$/.test(name) || passThrough.holdsTheResult.test(name))
      return this.push("value", node, null, at);
    if (!call) {
      this.answerUsed ||= passThrough.answers.test(name);
      return;
    }
    if (passThrough.readsEachItem.test(name)) {
      const callback = call.arguments[0];
      if (!isFunction(callback)) return this.hear();
      this.take(callback, name.startsWith("reduce") ? 1 : 0, at);
    }
    if (passThrough.givesTheList.test(name)) return this.push("value", call, null, at);
    if (passThrough.looksItself.test(name)) return this.hear();
    this.answerUsed ||= passThrough.answers.test(name);
  }

  /** `.then((result) => …)`: what the callback gives takes the place of the result. */
  private chained(call: Call, index: number | null, at: Node): void {
    const handler = call.arguments[0];
    const fn = handler ? functionOf(this.reading, handler) : null;
    if (fn) {
      if (fn.params.length === 0) this.at = at;
      this.awaited = true;
      return this.take(fn, 0, at, index);
    }
    const known = handler ? knownHandler(handler).level : "silent";
    if (known === "logged") this.log();
    else if (known !== "silent") this.hear();
  }

  /** Hands the result to a parameter; a function without that parameter drops it. */
  private take(fn: FunctionNode, position: number, at: Node, index: number | null = null): void {
    const parameter = fn.params[position];
    const isPlain = fn.type !== "ArrowFunctionExpression";
    if (parameter) this.push("pattern", parameter, index, at);
    else if (isPlain && this.reading.file.textOf(fn).includes("arguments")) this.hear();
    else this.at = at;
  }

  private bind({ node, index, at }: Step): void {
    this.bound = true;
    switch (node.type) {
      case "Identifier": {
        const variable = this.reading.bindings.variableOf(node);
        return variable ? this.follow(variable, index, at) : this.hear();
      }
      case "AssignmentPattern":
        return this.push("pattern", node.left, index, at);
      case "ArrayPattern":
        if (index === null && this.fields === null) return this.hear();
        for (const [position, element] of node.elements.entries()) {
          if (!element || (index !== null && position !== index && element.type !== "RestElement")) continue;
          this.push("pattern", element.type === "RestElement" ? element.argument : element, null, at);
        }
        return;
      case "ObjectPattern":
        for (const property of node.properties) {
          if (property.type === "RestElement") {
            this.push("pattern", property.argument, null, at);
            continue;
          }
          const key = property.computed ? null : propertyName(property.key);
          if (this.fields === null || key === null) return this.hear();
          if (passThrough.holdsTheResult.test(key) && !this.fields.has(key))
            this.push("pattern", property.value, null, at);
          else if (this.fields.has(key)) this.bindField(property.value);
          else this.answerUsed ||= passThrough.answers.test(key);
        }
        return;
      default:
        return this.hear();
    }
  }

  /** `const { error } = …`: taken, and then read, only logged, or left lying. */
  private bindField(target: Node): void {
    const pattern = target.type === "AssignmentPattern" ? target.left : target;
    const variable = pattern.type === "Identifier" ? this.reading.bindings.variableOf(pattern) : null;
    if (!variable) return this.hear();
    for (const reference of variable.references) if (reference.isRead()) this.readField(reference.identifier as Node);
  }

  private follow(variable: Variable, index: number | null, at: Node): void {
    if (this.seen.has(variable)) return;
    this.seen.add(variable);
    for (const reference of variable.references) {
      if (!reference.isRead()) continue;
      const identifier = reference.identifier as Node;
      if (identifier.parent?.type.startsWith("Export")) return this.hear();
      if (this.fields === null && index === null) this.readField(identifier);
      else this.push("value", identifier, index, at);
    }
  }

  private argument(call: Call, node: Node, index: number | null, at: Node): void {
    const name = calledName(call) ?? "";
    if (this.reading.operations.of(call)?.kind === "log") return this.log();
    if (name === "push" || name === "unshift") {
      const list = call.callee.type === "MemberExpression" ? call.callee.object : null;
      const variable = list?.type === "Identifier" ? this.reading.bindings.variableOf(list) : null;
      return variable?.defs[0]?.type === "Variable" ? this.follow(variable, null, at) : this.hear();
    }
    if (passThrough.givesItsArgument.test(name)) return this.push("value", call, index, at);
    const called = this.reading.summaries.calledBy(call);
    const position = call.arguments.indexOf(node as never);
    if (!called || position < 0) return isOnlyLogged(this.reading, node) ? this.log() : this.hear();
    this.bound = true;
    this.take(called, position, at, index);
  }

  private returned(fn: FunctionNode | null, at: Node): void {
    const takers = fn ? takersOf(this.reading, fn) : "unknown";
    if (takers === "unknown") this.hear();
    else if (takers === "library") this.handedOut = true;
    else if (takers.length === 0) this.at = at;
    else for (const { node, isCaller } of takers) this.push("value", node, null, isCaller ? node : at);
  }
}

/** `Promise.all([…])` and `Promise.allSettled([…])` keep the order of what they are given. */
function isGathering(call: Call): boolean {
  return /^Promise\.(?:all|allSettled)$/.test(pathOf(call.callee) ?? "");
}
