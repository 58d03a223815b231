import type { Reading } from "../../../../reading/javascript/reading.ts";
import {
  calledName,
  isFunction,
  pathOf,
  receiverOf,
  stringValue,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../../../../reading/javascript/syntax/node.ts";
import { liveType } from "./live-type.ts";

/** A column that a table builder of knex is told of, and what `columnInfo()` of PostgreSQL says of its type. */
export interface BuiltColumn {
  readonly name: string;
  readonly type: string;
}

/** What PostgreSQL says of a column that a method of the builder made. */
const types: Readonly<Record<string, string>> = {
  increments: "integer",
  bigIncrements: "bigint",
  bigincrements: "bigint",
  integer: "integer",
  tinyint: "smallint",
  smallint: "smallint",
  mediumint: "integer",
  bigInteger: "bigint",
  bigint: "bigint",
  string: "character varying",
  text: "text",
  enum: "text",
  enu: "text",
  boolean: "boolean",
  decimal: "numeric",
  float: "real",
  double: "double precision",
  date: "date",
  time: "time without time zone",
  datetime: "timestamp",
  dateTime: "timestamp",
  timestamp: "timestamp",
  json: "json",
  jsonb: "jsonb",
  uuid: "uuid",
  binary: "bytea",
};
/** Calls on the table that make no column. */
const others =
  /^(?:primary|unique|index|foreign|comment|engine|charset|collate|inherits|check\w*|queryContext|drop\w*|set\w*|rename\w*)$/;

/**
 * `table.string('id').primary()`: the calls on the table itself that name a column; null where a column is made that cannot be
 * read. Functions that a list or an object holds, and that are given the table, are read along.
 */
export function builtColumns(reading: Reading, builder: FunctionNode): readonly BuiltColumn[] | null {
  const [table] = builder.params;
  if (table?.type !== "Identifier") return null;
  const columns: BuiltColumn[] = [];
  const held = handedOn(reading, builder, table.name);
  if (held === null) return null;
  const bodies = [builder, ...held];
  for (const body of bodies) {
    const [parameter] = body.params;
    if (parameter?.type !== "Identifier") return null;
    const calls = [...reading.file.bodiesWithin(body)].flatMap((one) => one.calls);
    for (const call of calls.toSorted((a, b) => a.range[1] - b.range[1])) {
      const receiver = receiverOf(call);
      if (receiver?.type !== "Identifier" || receiver.name !== parameter.name) continue;
      const made = columnsOf(call);
      if (!made) return null;
      columns.push(...made);
    }
  }
  return columns;
}

function columnsOf(call: Call): readonly BuiltColumn[] | null {
  const method = calledName(call) ?? "";
  const [first, second] = call.arguments;
  if (method === "timestamps") {
    const type = first && stringOrFalse(first) === false ? null : "timestamp with time zone";
    return type === null ? null : ["created_at", "updated_at"].map((name) => ({ name, type }));
  }
  if (others.test(method)) return [];
  const isNamed = first?.type === "Literal" && typeof first.value === "string";
  const name = isNamed ? stringValue(first) : /^(?:big)?increments$/i.test(method) && !first ? "id" : null;
  if (name === null) return null;
  if (method === "specificType") return [{ name, type: ofSpecific(stringValue(second) ?? "") }];
  const type = types[method];
  if (type === undefined) return null;
  return [{ name, type: type === "timestamp" ? zoned(second) : type }];
}

/** PostgreSQL's timestamps of knex have a zone, unless they are told otherwise. */
function zoned(options: Node | undefined): string {
  const isPlain =
    options?.type === "ObjectExpression" &&
    options.properties.some(
      (property) =>
        property.type === "Property" &&
        pathOf(property.key) === "useTz" &&
        property.value.type === "Literal" &&
        property.value.value === false,
    );
  return isPlain ? "timestamp without time zone" : "timestamp with time zone";
}

/** `columnInfo()` tells neither lengths nor what a list is of, nor which type of an extension it is. */
function ofSpecific(written: string): string {
  if (written.includes("[")) return "ARRAY";
  const type = liveType("postgres", written.split("(", 1)[0] ?? "").replace("character(1)", "character");
  const isBuiltIn =
    Object.values(types).includes(type) || /^(?:character|bit|inet|cidr|money|time|interval)\b/.test(type);
  return isBuiltIn ? type : "USER-DEFINED";
}

function stringOrFalse(node: Node): string | false | null {
  return node.type === "Literal" && node.value === false ? false : stringValue(node);
}

/** Functions of constants that are given the table: `Object.values(COLUMNS).forEach((add) => add(table))`. */
function handedOn(reading: Reading, builder: FunctionNode, table: string): readonly FunctionNode[] | null {
  const found: FunctionNode[] = [];
  let isRead = true;
  for (const { calls } of reading.file.bodiesWithin(builder))
    for (const call of calls) {
      if (!call.arguments.some((one) => one.type === "Identifier" && one.name === table)) continue;
      const functions = heldBy(reading, statementOf(call));
      if (functions.length === 0) isRead = false;
      found.push(...functions);
    }
  return isRead ? found : null;
}

function statementOf(node: Node): Node {
  let current = node;
  while (current.parent && !/Statement$|Declaration$/.test(current.type)) current = current.parent;
  return current;
}

/** The functions of the lists and objects that a statement names. */
function heldBy(reading: Reading, statement: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  reading.file.descend(statement, (node) => {
    const value = node.type === "Identifier" ? reading.bindings.initialValue(node) : null;
    const held = value ? unwrap(value) : null;
    const items: readonly (Node | null)[] =
      held?.type === "ObjectExpression"
        ? held.properties.map((property) => (property.type === "Property" ? property.value : property))
        : held?.type === "ArrayExpression"
          ? held.elements
          : [];
    for (const item of items) if (isFunction(item)) found.push(item);
    return undefined;
  });
  return found;
}
