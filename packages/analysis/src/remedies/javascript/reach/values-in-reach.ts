import type { Reading } from "../../../reading/javascript/reading.ts";
import { classAround, constructorOf } from "../../../reading/javascript/syntax/classes.ts";
import { memberName, propertyName, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { callsOf } from "./calls-of.ts";
import { nearbyValues } from "./nearby-values.ts";
import { namesInScope, type NameInScope } from "./names-in-scope.ts";
import type { ValueInReach } from "./value-in-reach.ts";

const known = new WeakMap<Reading, Map<Node, readonly ValueInReach[]>>();

/** All that can be used at a node, in the order of choice: names in scope, members, imports, and what files nearby import. */
export function* valuesInReach(draft: Draft, at: Node): Generator<ValueInReach> {
  const { reading } = draft;
  const byNode = known.get(reading) ?? new Map<Node, readonly ValueInReach[]>();
  known.set(reading, byNode);
  let values = byNode.get(at);
  if (!values) {
    values = [...valuesHere(draft, at)];
    byNode.set(at, values);
  }
  yield* values;
  yield* nearbyValues(draft);
}

function* valuesHere(draft: Draft, at: Node): Generator<ValueInReach> {
  const names = namesInScope(draft.reading, at);
  for (const name of names) if (name.where !== "import") yield ofName(draft, name);
  yield* membersOfThis(draft, at);
  for (const name of names) if (isParameter(name)) yield* membersOfParameter(draft, name);
  for (const name of names) if (name.where === "import") yield ofName(draft, name);
}

function ofName(draft: Draft, { name, binding, where }: NameInScope): ValueInReach {
  const origin = draft.reading.origins.of(binding);
  return { name, expression: name, origin, where: where === "import" ? "import" : "scope", binding, use: () => name };
}

/** What the class around declares, takes in its constructor, or uses. */
function* membersOfThis(draft: Draft, at: Node): Generator<ValueInReach> {
  const owner = classAround(at);
  if (!owner) return;
  const seen = new Map<string, Node | null>();
  for (const element of owner.body.body) {
    const name = element.type === "PropertyDefinition" && !element.static ? propertyName(element.key) : null;
    if (name !== null) seen.set(name, element);
  }
  for (const parameter of constructorOf(owner)?.params ?? [])
    if (parameter.type === "TSParameterProperty" && parameter.parameter.type === "Identifier")
      seen.set(parameter.parameter.name, parameter.parameter);
  for (const { callee } of callsOf(draft)) {
    if (callee.type !== "MemberExpression" || callee.object.type !== "MemberExpression") continue;
    const name = callee.object.object.type === "ThisExpression" ? memberName(callee.object) : null;
    if (name !== null && !seen.has(name) && classAround(callee) === owner) seen.set(name, null);
  }
  for (const [name, binding] of seen) {
    const expression = `this.${name}`;
    const origin = draft.reading.origins.memberOf({ is: "instance", of: owner }, name);
    yield { name, expression, origin, where: "member", binding, use: () => expression };
  }
}

function isParameter({ variable }: NameInScope): boolean {
  return variable.defs[0]?.type === "Parameter";
}

/** What the type of a parameter says that it has, and what it is seen to have: `req.log`, `deps.producer`. */
function* membersOfParameter(draft: Draft, { name, binding, variable }: NameInScope): Generator<ValueInReach> {
  const { origins } = draft.reading;
  const whole = origins.of(binding);
  const seen = new Set<string>();
  if (whole?.is === "typed")
    for (const member of whole.members ?? [])
      if (member.type === "TSPropertySignature" && !member.optional) seen.add(propertyName(member.key) ?? "");
  for (const { identifier } of variable.references) {
    const member = (identifier as Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== (identifier as Node) || member.optional) continue;
    if (member.parent.type === "MemberExpression" && member.parent.object === member && !member.parent.optional)
      seen.add(memberName(member) ?? "");
  }
  if (whole?.is === "library" && whole.library === "fastify") seen.add("log");
  for (const key of seen) {
    if (key === "" || !/^[\w$]+$/.test(key)) continue;
    const expression = `${name}.${key}`;
    const origin = whole ? origins.memberOf(whole, key) : null;
    yield { name: key, expression, origin, where: "member", binding: null, use: () => expression };
  }
}
