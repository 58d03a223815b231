import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  isFunction,
  pathOf,
  placeOf,
  unwrap,
  type Call,
  type Callable,
  type Node,
} from "../syntax/node.ts";
import { existsByName } from "./schema-calls-by-name.ts";

/** How many values are looked through for what a condition rests on. */
const maximumValues = 5;

/** The existence test that a value comes from: the call itself, or what a constant was set to. */
export function testIn(reading: Reading, root: Node, create: Operation | null = null): Operation | null {
  for (const call of callsBehind(reading, root)) {
    const test =
      call.type === "CallExpression"
        ? (testOf(reading, call) ?? (create ? ofSameStore(call, create) : null))
        : reading.operations.of(call);
    if (test && (call.type === "CallExpression" || test.kind === "describe")) return test;
  }
  return null;
}

/** The calls that a value comes from, in the order in which they are met. */
export function callsBehind(reading: Reading, root: Node): readonly Callable[] {
  const calls: Callable[] = [];
  let values = 0;
  const look = (start: Node): void => {
    if (values++ >= maximumValues) return;
    reading.file.descend(start, (node) => {
      if (isFunction(node) && node.parent.type !== "CallExpression") return false;
      if (node.type === "CallExpression" || node.type === "TaggedTemplateExpression") calls.push(node);
      else if (
        node.type === "Identifier" &&
        !(node.parent.type === "MemberExpression" && node.parent.property === node)
      ) {
        const value = definedAs(reading, node);
        if (value) look(value);
      }
      return undefined;
    });
  };
  look(root);
  return calls;
}

function testOf(reading: Reading, call: Call): Operation | null {
  const own = reading.operations.of(call);
  if (own?.kind === "exists" || own?.kind === "describe") return own;
  if (own && own.kind !== "read") return null;
  const called = reading.summaries.ofCall(call);
  if (called) {
    const { performs } = called;
    const inner = performs.get("exists") ?? performs.get("describe");
    if (inner) return { ...inner, name: `${pathOf(call.callee) ?? inner.name}()`, place: placeOf(call) };
  }
  return existsByName(call);
}

/** `await this.vectors.has(name)` before `this.vectors.createCollection(name, …)`: whoever can create it knows of it. */
function ofSameStore(call: Call, create: Operation): Operation | null {
  const path = pathOf(call.callee) ?? "";
  const store = path.slice(0, path.lastIndexOf("."));
  if (store === "" || !create.name.startsWith(`${store}.`)) return null;
  if (!/^(?:has|exists|contains|knows|find|get|describe|info)$/.test(calledName(call) ?? "")) return null;
  return { ...create, kind: "exists", certainty: "likely", name: `${path}()`, place: placeOf(call) };
}

/** What a `.then` callback is given. */
function promisedTo(callback: Node): Node | null {
  if (!isFunction(callback) || callback.parent.type !== "CallExpression" || calledName(callback.parent) !== "then")
    return null;
  const callee = unwrap(callback.parent.callee);
  return callee.type === "MemberExpression" ? unwrap(callee.object) : null;
}

function definedAs(reading: Reading, identifier: TSESTree.Identifier): Node | null {
  const variable = reading.bindings.variableOf(identifier);
  const definition = variable?.defs[0];
  if (definition?.type === "Parameter") return promisedTo(definition.node as Node);
  if (definition?.type !== "Variable") return null;
  if (definition.node.init && definition.node.init.type !== "Literal") return unwrap(definition.node.init);
  // `let exists = true; try { await describe(); } catch { exists = false; }`
  for (const reference of variable?.references ?? []) {
    if (!reference.writeExpr || reference.writeExpr === definition.node.init) continue;
    for (let node: Node | undefined = reference.identifier as Node; node && !isFunction(node); node = node.parent)
      if (node.type === "TryStatement") return node.block;
    return reference.writeExpr as Node;
  }
  return null;
}
