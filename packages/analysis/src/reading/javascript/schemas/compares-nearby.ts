import type { Operation } from "../../../model/operation.ts";
import { wordsOf, setOf } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { describesByName } from "./schema-calls-by-name.ts";
import { calledName, isFunction, memberName, stringValue, unwrap, type Call, type Node } from "../syntax/node.ts";

const checking = setOf(`
  validate assert verify check compare diff migrate reconcile sync alter upgrade match matches detect evolve same
  differs equal require ensure warn report
`);
const schema = setOf(`
  schema schemas dimension dimensions dim mapping mappings fields columns column drift compatible compatibility
  definition options settings migrations migration partitions mismatch shape config index keys size
`);
const comparing =
  /^(?:isEqual|deepEqual|isDeepStrictEqual|deepStrictEqual|equals?|is(?:Same|Equal)\w*|same\w*|diff\w*|compare\w*|difference\w*|(?:assert|verify|validate|check|match|find|detect|require|ensure|warn|report)\w*)$/;

const comparingWhole = /equal|same|diff|compare|drift|match|compat|schema|dimension|mapping|columns|fields/i;

/** Whether what was made before is read and compared, or altered, for what is created here. */
export function comparesNearby(reading: Reading, place: Node, test: Operation | null, create: Operation): boolean {
  const { file, operations } = reading;
  const own = new Set([create.place.start, ...(test ? [test.place.start] : [])]);
  const fresh = armOfCreation(place, create);
  for (const body of file.bodies) {
    for (const call of body.calls) {
      // What is done to a store right after making it says nothing of one that was there.
      if (fresh && fresh.range[0] <= call.range[0] && call.range[1] <= fresh.range[1]) continue;
      const operation = operations.of(call);
      if (operation?.kind === "alter" || (!own.has(call.range[0]) && describesByName(call))) return true;
      if (operation?.kind === "describe" && !own.has(operation.place.start)) return true;
      if (!own.has(call.range[0]) && namesCheck(call)) return true;
      if (/\bALTER\s+(?:TABLE|COLLECTION|INDEX|KEYSPACE)\b/i.test(stringValue(call.arguments[0]) ?? "")) return true;
    }
    for (const template of body.templates) if (operations.of(template)?.kind === "alter") return true;
  }
  return comparesResult(reading, place, own);
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
  const words = wordsOf(calledName(call) ?? "");
  return words.some((word) => schema.has(word)) && words.some((word) => checking.has(word));
}

/** `if (info.config.params.vectors.size !== dimension) throw …`: what the store answered is held against the code. */
function comparesResult(reading: Reading, place: Node, own: ReadonlySet<number>): boolean {
  let found = false;
  reading.file.descend(reading.file.bodyAround(place).node, (node) => {
    if (found) return false;
    if (
      node.type === "BinaryExpression" &&
      /^(?:[!=]==?|[<>]=?)$/.test(node.operator) &&
      !isPlain(node.right) &&
      !isPlain(node.left)
    )
      found = [node.left, node.right].some((side) => tellsShape(reading, side, own));
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

function isPlain(node: Node): boolean {
  const value = unwrap(node);
  return (
    (value.type === "Literal" && typeof value.value !== "number") ||
    (value.type === "Identifier" && value.name === "undefined") ||
    (value.type === "UnaryExpression" && value.operator === "typeof")
  );
}

/** A part of the store's answer that says more than that something of this name is there. */
function tellsShape(reading: Reading, node: Node, own: ReadonlySet<number>): boolean {
  const value = unwrap(node);
  if (value.type === "CallExpression")
    return (
      value.arguments.some((argument) => tellsShape(reading, argument, own)) ||
      (value.callee.type === "MemberExpression" && tellsShape(reading, value.callee.object, own))
    );
  if (value.type !== "MemberExpression") return false;
  const name = memberName(value) ?? "";
  if (
    /^(?:name|id|length|uid|value|exists|status|code|error_code|found|tableName|TableName|collection_name|statusCode|message|body)$/.test(
      name,
    )
  )
    return false;
  return derives(reading, value.object, own, 0);
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
        owner.parent.callee.type !== "MemberExpression"
      )
        return false;
      return derives(reading, owner.parent.callee.object, calls, depth + 1);
    }
    default:
      return false;
  }
}
