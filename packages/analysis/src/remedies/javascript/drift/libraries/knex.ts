import {
  isFunction,
  receiverOf,
  unwrap,
  type FunctionNode,
  type Node,
} from "../../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../../source/draft.ts";
import { callText, objectText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { assertSameSchema } from "../assert-same-schema.ts";
import { builtColumns } from "../sql/built-columns.ts";
import { sql } from "./sql.ts";

/** `schema.createTable('orders', (table) => table.string('id'))`: `columnInfo()` tells the columns that are live. */
export const knex: DriftReader = (question) => {
  const { draft, create, args, values } = question;
  const builder = args[1] ? callbackOf(draft, args[1]) : null;
  if (!builder) return sql(question);
  // `knex` of `knex.schema.createTable()`.
  const schema = create.node.type === "CallExpression" ? receiverOf(create.node) : null;
  const client = schema?.type === "MemberExpression" ? values.name(schema.object) : null;
  const name = values.name(args[0]);
  const columns = builtColumns(draft.reading, builder);
  if (client === null || name === null || !columns || columns.length === 0) return null;
  const isPostgres = /client: ?["'`](?:pg|postgres|cockroachdb)/.test(draft.reading.file.input.text);
  const expected = columns.map(({ name: column, type }) => {
    const key = /^[a-z_$][\w$]*$/i.test(column) ? column : draft.string(column);
    // What other databases call a type depends on their options: of these, the names are compared.
    return isPostgres ? `${key}: { type: ${draft.string(type)} }` : draft.string(column);
  });
  const live = draft.freeName("live");
  const names = `[${expected.join(", ")}]`;
  const sides = isPostgres
    ? [objectText(draft, expected), live]
    : [`{ columns: ${names}.sort().join() }`, `{ columns: Object.keys(${live}).sort().join() }`];
  return {
    lines: [
      [`const ${live} = await ${client}(${name}).columnInfo()`],
      [callText(draft, assertSameSchema(draft), [name, ...sides])],
    ],
    waits: true,
    compares: isPostgres ? "names and types of columns" : "names of columns",
  };
};

function callbackOf(draft: Draft, node: Node): FunctionNode | null {
  const value = unwrap(node);
  if (isFunction(value)) return value;
  const origin = value.type === "Identifier" ? draft.reading.origins.of(value) : null;
  return origin?.is === "function" ? origin.node : null;
}
