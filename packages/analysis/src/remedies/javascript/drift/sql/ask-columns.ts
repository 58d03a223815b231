import type { PlanText } from "../../../../model/plan.ts";
import type { Draft } from "../../source/draft.ts";
import { callText } from "../call-text.ts";
import type { Dialect } from "./live-type.ts";

/** A statement that asks for the columns of a table, and where their names and types are in its answer. */
export interface ColumnsQuery {
  readonly line: PlanText;
  readonly rows: string;
  readonly waits: boolean;
}

export interface TableName {
  /** As in the statement, `"app"."orders"`: an expression, and the text itself when it has no holes. */
  readonly expression: string;
  readonly text: string | null;
  /** The same of schema and table, without quotes; the schema is null where none is written. */
  readonly schema: string | null;
  readonly table: string;
}

export interface Asking {
  readonly draft: Draft;
  readonly library: string | null;
  readonly dialect: Dialect;
  /** What the statement is run on: `pool`, `this.db`, the tag `sql`. */
  readonly client: string;
  /** The method that runs it; null for a tag or a bare function. */
  readonly method: string | null;
  readonly isTag: boolean;
  /** What runs a tagged statement: `.execute(db)`. */
  readonly runs?: string;
  readonly isAwaited: boolean;
  readonly table: TableName;
}

/** Asks for them as the library does that the create call is made with. */
export function askColumns(asking: Asking): ColumnsQuery | null {
  const { draft, client, method, dialect, library, table } = asking;
  const live = draft.freeName("live");
  if (dialect === "clickhouse") return askClickHouse(asking, live);
  if (dialect === "cassandra") {
    const keyspace = table.schema ?? `${client}.keyspace`;
    const query =
      "SELECT column_name AS name, type FROM system_schema.columns WHERE keyspace_name = ? AND table_name = ?";
    return {
      line: [
        `const ${live} = await ${callText(draft, `${client}.execute`, [draft.string(query), `[${keyspace}, ${table.table}]`])}`,
      ],
      rows: `${live}.rows`,
      waits: true,
    };
  }
  if (dialect === "sqlite") return askSqlite(asking, live);
  const isPostgres = dialect === "postgres";
  const query = (mark: string, second: string): string =>
    isPostgres
      ? `SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = ${mark}::regclass AND attnum > 0 AND NOT attisdropped`
      : `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = ${table.schema === null ? "DATABASE()" : mark} AND table_name = ${table.schema === null ? mark : second}`;
  const given = isPostgres ? [table.expression] : [...(table.schema === null ? [] : [table.schema]), table.table];
  if (asking.isTag) {
    const tag = method === null ? client : `${client}.${method.replace("execute", "query")}`;
    const holes = given.map((one) => (isQuoted(one) && !one.includes("\\") ? `'${one.slice(1, -1)}'` : `\${${one}}`));
    return {
      line: [`const ${live} = await ${tag}\`${query(holes[0] ?? "", holes[1] ?? "")}\`${asking.runs ?? ""}`],
      rows: asking.runs === undefined ? live : `${live}.rows`,
      waits: true,
    };
  }
  const run = method === null ? client : `${client}.${method}`;
  const marks = isPostgres && library !== "knex" && library !== "sequelize" ? ["$1", "$2"] : ["?", "?"];
  const text = draft.string(query(marks[0] ?? "", marks[1] ?? ""));
  const list = `[${given.join(", ")}]`;
  switch (library) {
    case "pg":
      return {
        line: [`const ${live} = await ${callText(draft, run, [text, list])}`],
        rows: `${live}.rows`,
        waits: true,
      };
    case "mysql2":
      return { line: [`const [${live}] = await ${callText(draft, run, [text, list])}`], rows: live, waits: true };
    case "typeorm":
      return { line: [`const ${live} = await ${callText(draft, run, [text, list])}`], rows: live, waits: true };
    case "sequelize":
      return {
        line: [`const [${live}] = await ${callText(draft, run, [text, `{ replacements: ${list} }`])}`],
        rows: live,
        waits: true,
      };
    case "postgres":
      return {
        line: [`const ${live} = await ${callText(draft, `${client}.unsafe`, [text, list])}`],
        rows: live,
        waits: true,
      };
    case "@prisma/client":
      return {
        line: [`const ${live} = await ${callText(draft, `${client}.$queryRawUnsafe`, [text, ...given])}`],
        rows: live,
        waits: true,
      };
    case "knex":
      return isPostgres
        ? { line: [`const ${live} = await ${callText(draft, run, [text, list])}`], rows: `${live}.rows`, waits: true }
        : { line: [`const [${live}] = await ${callText(draft, run, [text, list])}`], rows: live, waits: true };
    default:
      return asking.isAwaited
        ? {
            line: [`const ${live} = await ${callText(draft, run, [text, list])}`],
            rows: rowsIn(draft, live),
            waits: true,
          }
        : null;
  }
}

function askClickHouse({ draft, client, table }: Asking, live: string): ColumnsQuery {
  const { indent } = draft.style;
  const query = `SELECT name, type FROM system.columns WHERE database = ${table.schema === null ? "currentDatabase()" : "{database: String}"} AND table = {table: String}`;
  const parameters = `{ ${table.schema === null ? "" : `database: ${table.schema}, `}${shortened("table", table.table)} }`;
  return {
    line: [
      `const ${live} = await ${client}.query({\n${indent}query: ${draft.string(query)},\n${indent}query_params: ${parameters},\n${indent}format: ${draft.string("JSONEachRow")},\n})`,
    ],
    rows: `await ${live}.json()`,
    waits: true,
  };
}

function askSqlite({ draft, client, library, method, table, isAwaited }: Asking, live: string): ColumnsQuery {
  const pragma =
    table.text === null
      ? `\`PRAGMA table_info(${inTemplate(table.expression)})\``
      : draft.string(`PRAGMA table_info(${table.text})`);
  if (!isAwaited) return { line: [`const ${live} = ${client}.prepare(${pragma}).all()`], rows: live, waits: false };
  if (library === "typeorm" || library === "knex" || library === "sequelize")
    return { line: [`const ${live} = await ${client}.${method ?? "query"}(${pragma})`], rows: live, waits: true };
  if (library !== null || method === "exec" || method === "run")
    return { line: [`const ${live} = await ${client}.all(${pragma})`], rows: live, waits: true };
  const run = method === null ? client : `${client}.${method}`;
  return { line: [`const ${live} = await ${run}(${pragma})`], rows: rowsIn(draft, live), waits: true };
}

/** A client of the project's own answers with the rows, or with an object that has them. */
function rowsIn(draft: Draft, live: string): string {
  return draft.style.isTypeScript
    ? `(${live} as unknown as { rows?: unknown }).rows ?? ${live}`
    : `${live}.rows ?? ${live}`;
}

function isQuoted(text: string): boolean {
  return /^["'].*["']$/.test(text);
}

function shortened(key: string, value: string): string {
  return key === value ? key : `${key}: ${value}`;
}

/** An expression as a part of a template; of a template, its inside. */
function inTemplate(expression: string): string {
  return expression.startsWith("`") ? expression.slice(1, -1) : `\${${expression}}`;
}
