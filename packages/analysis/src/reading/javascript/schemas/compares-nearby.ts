import type { Operation } from "../../../model/operation.ts";
import { wordsOf, setOf } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { describesByName } from "./schema-calls-by-name.ts";
import {
  calledName,
  isFunction,
  memberName,
  pathOf,
  propertyName,
  stringValue,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";

const checking = setOf(`
  validate assert verify check compare diff migrate reconcile sync alter upgrade match matches detect evolve same
  differs equal require ensure warn report
`);
const schema = setOf(`
  schema schemas dimension dimensions dim mapping mappings fields columns column drift compatible compatibility
  definition options settings migrations migration partitions mismatch shape config index keys size
`);
const comparing =
  /^(?:deepEqual|isDeepStrictEqual|deepStrictEqual|equals?|(?:isSame|isEqual|same|diff|compare|assert|verify|validate|check|match|find|detect|require|ensure|warn|report)\w*)$/;

const comparingWhole = /equal|same|diff|compare|drift|match|compat|schema|dimension|mapping|columns|fields/i;

/** Whether the live schema is read and compared, or altered, by the function that creates, those that it calls, or its callers. */
export function comparesNearby(reading: Reading, place: Node, test: Operation | null, create: Operation): boolean {
  const own = new Set([create.place.start, ...(test ? [test.place.start] : [])]);
  const fresh = armOfCreation(place, create);
  const home = homeOf(place);
  const asked = new Set([...own, ...questionsTo(reading, home, create)]);
  return [home, ...callersOf(reading, home)].some(
    (root) =>
      readsLiveSchema(reading, root, own, fresh) ||
      comparesResult(reading, root, asked) ||
      checkedBy(reading, root, create).some((check) => comparesAnyAnswer(reading, check)),
  );
}

/** `this.store.describe(name)` beside `this.store.createCollection(name, …)`: what the same store is asked. */
function questionsTo(reading: Reading, home: Node, create: Operation): readonly number[] {
  const store = create.name.slice(0, create.name.lastIndexOf("."));
  if (store === "" || !isFunction(home)) return [];
  return reading.file
    .bodyOf(home)
    .calls.filter((call) => (pathOf(call.callee) ?? "").startsWith(`${store}.`) && asking.test(calledName(call) ?? ""))
    .map(({ range }) => range[0]);
}

const asking = /^(?:describe|inspect|info|get|retrieve|schema|stats|fetch|load|read)/;

/** `await assertTopics(admin)`: functions of this file that are run for what they throw. */
function checkedBy(reading: Reading, root: Node, create: Operation): readonly FunctionNode[] {
  if (!isFunction(root)) return [];
  return reading.file.bodyOf(root).calls.flatMap((call) => {
    const called = call.range[0] === create.place.start ? null : reading.summaries.calledBy(call);
    return called && called !== root && reading.summaries.of(called).throws ? [called] : [];
  });
}

/** What any call of the function answered is held against the code. */
function comparesAnyAnswer(reading: Reading, check: FunctionNode): boolean {
  const calls = new Set(reading.file.bodyOf(check).calls.map(({ range }) => range[0]));
  return comparesResult(reading, check, calls);
}

/** The function around a place, or the whole file; callbacks belong to the function around them. */
function homeOf(place: Node): Node {
  let current: Node = place;
  while (current.parent && !(isFunction(current) && current.parent.type !== "CallExpression")) current = current.parent;
  return current;
}

function callersOf(reading: Reading, home: Node): readonly Node[] {
  return isFunction(home) ? reading.units.callersOf(home).map((call) => homeOf(call)) : [];
}

function readsLiveSchema(reading: Reading, root: Node, own: ReadonlySet<number>, fresh: Node | null): boolean {
  let found = false;
  reading.file.descend(root, (node) => {
    // What is done to a store right after making it says nothing of one that was there.
    if (found || node === fresh) return false;
    const text = node.type === "TemplateLiteral" || node.type === "Literal" ? stringValue(node) : null;
    if (text !== null && liveSchema.test(text) && !existenceOnly.test(text)) found = true;
    if (node.type === "Property" && /^(?:collMod|alterTable)$/.test(propertyName(node.key) ?? "")) found = true;
    if (node.type === "TaggedTemplateExpression" && reading.operations.of(node)?.kind === "alter") found = true;
    if (node.type === "CallExpression")
      found ||= handsToCheck(reading, node) || (!own.has(node.range[0]) && readsByCall(reading, node, own));
    return !found;
  });
  return found;
}

const liveSchema =
  /\bALTER\s+(?:TABLE|COLLECTION|INDEX|KEYSPACE|TYPE)\b|\bDESCRIBE\s+(?:TABLE\b|[$\w`"?])|information_schema\.columns|\bSHOW\s+(?:FULL\s+)?COLUMNS\b|\btable_info\b|\bpg_attribute\b/i;
/** Asks the catalogue only whether a thing of this name is there. */
const existenceOnly = /information_schema\.tables|to_regclass/i;

function readsByCall(reading: Reading, call: Call, own: ReadonlySet<number>): boolean {
  const operation = reading.operations.of(call);
  if (operation?.kind === "alter" || describesByName(call) || namesCheck(call)) return true;
  if (operation?.kind === "describe" && !isInTest(call) && !isHandedOut(call)) return true;
  const called = reading.summaries.ofCall(call);
  if (!called) return false;
  const { performs } = called;
  const described = performs.get("describe");
  const isElsewhere = reading.summaries.calledBy(call) === null;
  return (
    performs.has("alter") ||
    (described !== undefined &&
      (isElsewhere || !own.has(described.place.start)) &&
      !performs.has("create") &&
      !performs.has("createIfMissing") &&
      !isInTest(call))
  );
}

/** `return client.getCollection(name)`: opened, not looked at. */
function isHandedOut(call: Call): boolean {
  const holder = call.parent.type === "AwaitExpression" ? call.parent.parent : call.parent;
  return (
    holder.type === "ReturnStatement" ||
    holder.type === "ExpressionStatement" ||
    (holder.type === "AssignmentExpression" && holder.left.type === "MemberExpression")
  );
}

function isArgument(call: Call): boolean {
  const holder = call.parent.type === "AwaitExpression" ? call.parent.parent : call.parent;
  return holder.type === "CallExpression" && holder.callee !== call;
}

/** A describe call that only stands for "is it there?" of some other store. */
function isInTest(call: Call): boolean {
  for (let node: Node | undefined = call; node && !isFunction(node); node = node.parent) {
    if (node.parent?.type === "IfStatement" && node.parent.test === node) return !isArgument(call);
    if (node.parent?.type === "TryStatement" && node.parent.block === node && node.parent.handler)
      return call.parent.type === "AwaitExpression" && call.parent.parent.type === "ExpressionStatement";
  }
  return false;
}

/** The arm that only runs when the thing was missing. */
function armOfCreation(place: Node, create: Operation): Node | null {
  const arms: readonly (Node | null)[] =
    place.type === "IfStatement"
      ? [place.consequent, place.alternate]
      : place.type === "CatchClause"
        ? [place.body]
        : place.parent?.type === "CatchClause"
          ? [place.parent.body]
          : [];
  return arms.find((arm) => arm && arm.range[0] <= create.place.start && create.place.end <= arm.range[1]) ?? null;
}

/** `assertSchemaMatches(…)`, `checkDimension(…)`. */
function namesCheck(call: Call): boolean {
  const name = calledName(call) ?? "";
  // `putMapping()` brings the live one up to date, or fails on what does not fit.
  if (/^(?:put|apply|update)(?:Mapping|Schema)s?$/.test(name)) return true;
  const words = wordsOf(name);
  return words.some((word) => schema.has(word)) && words.some((word) => checking.has(word));
}

/** `.then(compare)`, a function of this file that throws. */
function handsToCheck(reading: Reading, call: Call): boolean {
  const [check] = call.arguments;
  if (calledName(call) !== "then" || check?.type !== "Identifier") return false;
  const origin = wordsOf(check.name).some((word) => checking.has(word)) ? reading.origins.of(check) : null;
  return origin?.is === "function" && reading.summaries.of(origin.node).throws;
}

/** `if (info.config.params.vectors.size !== dimension) throw …`: what the store answered is held against the code. */
function comparesResult(reading: Reading, root: Node, own: ReadonlySet<number>): boolean {
  let found = false;
  reading.file.descend(root, (node) => {
    if (found) return false;
    if (
      node.type === "BinaryExpression" &&
      /^(?:[!=]==?|[<>]=?)$/.test(node.operator) &&
      !isNothing(node.right) &&
      !isNothing(node.left)
    )
      found = [node.left, node.right].some((side) => tellsShape(reading, side, own));
    // `new Set(live.fields.map(…))`: laid out to be held against the code.
    if (node.type === "NewExpression" && /^(?:Set|Map)$/.test(calledName(node) ?? ""))
      found = node.arguments.some((argument) => mentionsShape(reading, argument, own));
    if (node.type === "CallExpression" && comparing.test(calledName(node) ?? ""))
      found = node.arguments.some(
        (argument) =>
          tellsShape(reading, argument, own) ||
          (comparingWhole.test(calledName(node) ?? "") &&
            unwrap(argument).type === "Identifier" &&
            derives(reading, argument, own, 0)),
      );
    return undefined;
  });
  return found;
}

function isNothing(node: Node): boolean {
  const value = unwrap(node);
  return (
    (value.type === "Literal" && (value.value === null || typeof value.value === "boolean")) ||
    (value.type === "Identifier" && value.name === "undefined")
  );
}

/** A part of the store's answer that says more than that something of this name is there. */
function tellsShape(reading: Reading, node: Node, own: ReadonlySet<number>): boolean {
  let value = unwrap(node);
  // `const live = resource?.partitionKey?.paths?.join()`, compared later.
  if (value.type === "Identifier") value = unwrap(reading.bindings.initialValue(value) ?? value);
  if (value.type === "CallExpression")
    return (
      value.arguments.some((argument) => tellsShape(reading, argument, own)) ||
      (value.callee.type === "MemberExpression" && tellsShape(reading, value.callee.object, own))
    );
  if (value.type !== "MemberExpression") return false;
  const name = memberName(value) ?? "";
  if (
    /^(?:name|id|length|uid|value|exists|status|code|error_code|found|rowCount|rows|tableName|TableName|collection_name|statusCode|message|body)$/.test(
      name,
    )
  )
    return false;
  return derives(reading, value.object, own, 0);
}

/** A part of the store's answer anywhere in an expression. */
function mentionsShape(reading: Reading, node: Node, own: ReadonlySet<number>): boolean {
  let found = false;
  reading.file.descend(node, (inner) => {
    const isMethod = inner.parent?.type === "CallExpression" && inner.parent.callee === inner;
    if (inner.type === "MemberExpression" && !isMethod && tellsShape(reading, inner, own)) found = true;
    return !found;
  });
  return found;
}

/** Whether a value comes from one of these calls, through variables, members and callbacks over a list. */
function derives(reading: Reading, node: Node, calls: ReadonlySet<number>, depth: number): boolean {
  if (depth > 12) return false;
  const value = unwrap(node);
  switch (value.type) {
    case "MemberExpression":
      return derives(reading, value.object, calls, depth + 1);
    case "LogicalExpression":
      return derives(reading, value.left, calls, depth + 1) || derives(reading, value.right, calls, depth + 1);
    case "CallExpression":
      return (
        calls.has(value.range[0]) ||
        (value.callee.type === "MemberExpression" && derives(reading, value.callee.object, calls, depth + 1))
      );
    case "Identifier": {
      const variable = reading.bindings.variableOf(value);
      const definition = variable?.defs[0];
      if (definition?.type === "Variable" && definition.node.init)
        return derives(reading, definition.node.init, calls, depth + 1);
      if (definition?.type === "Variable")
        return (
          variable?.references.some(
            (reference) => reference.writeExpr && derives(reading, reference.writeExpr as Node, calls, depth + 1),
          ) ?? false
        );
      const owner = definition?.type === "Parameter" ? (definition.node as Node) : null;
      if (
        !isFunction(owner) ||
        owner.parent.type !== "CallExpression" ||
        // The error of a look-up says nothing of what is live.
        calledName(owner.parent) === "catch" ||
        owner.parent.callee.type !== "MemberExpression"
      )
        return false;
      return derives(reading, owner.parent.callee.object, calls, depth + 1);
    }
    default:
      return false;
  }
}
