import type { PlanText } from "../../../../model/plan.ts";
import { calledName, pathOf, receiverOf, type Node } from "../../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../../source/draft.ts";
import { callText, objectText } from "../call-text.ts";
import type { DriftCheck, DriftQuestion, DriftReader } from "../drift-check.ts";
import { assertSameColumns } from "../assert-same-columns.ts";
import { assertSameSchema } from "../assert-same-schema.ts";
import { askColumns, type Asking, type TableName } from "../sql/ask-columns.ts";
import { createdTables, type CreatedTable } from "../sql/created-tables.ts";
import { liveType, type Dialect } from "../sql/live-type.ts";
import { loopOf, sqlTextOf, type SqlText } from "../sql/sql-text.ts";

/** `CREATE TABLE IF NOT EXISTS orders (id text, …)`: its columns are held against those of the catalogue. */
export const sql: DriftReader = (question) => {
  const { draft, create, args } = question;
  const { node } = create;
  const written = node.type === "CallExpression" ? args[0] : node.quasi;
  const text = written ? sqlTextOf(draft.reading, written) : null;
  const tables = text ? createdTables(text.text).filter(hasColumns) : [];
  if (!text || tables.length === 0) return null;
  const dialect = dialectOf(question, text.text);
  const lines: PlanText[] = [];
  let waits = false;
  for (const table of tables) {
    const check = linesFor(question, text, table, dialect);
    if (!check) return null;
    lines.push(...check.lines);
    waits ||= check.waits;
  }
  const loop = written?.type === "Identifier" ? loopOf(draft.reading, written) : null;
  return { lines, waits, after: loop, compares: "names and types of columns" };
};

function linesFor(
  { draft, create, client, values }: DriftQuestion,
  text: SqlText,
  table: CreatedTable,
  dialect: Dialect,
): Pick<DriftCheck, "lines" | "waits"> | null {
  const word = (part: string): string | null => expressionOf(draft, part, text.holes, (hole) => values.name(hole));
  const expected: string[] = [];
  for (const { name, isQuoted, type } of table.columns) {
    const key = keyOf(draft, isQuoted ? name : folded(dialect, name, ""), word);
    const value = word(liveType(dialect, type));
    if (key === null || value === null) return null;
    expected.push(`${key}: ${value}`);
  }
  for (const index of table.holes) {
    // Types as the code writes them are those of the catalogue in these.
    const isPlain = dialect === "clickhouse" || dialect === "sqlite" || dialect === "cassandra";
    const hole = isPlain ? text.holes[index] : undefined;
    const source = hole ? entriesOf(hole) : null;
    const shared = values.name(source);
    if (shared === null) return null;
    expected.push(`...${shared}`);
  }
  const names = tableName(table, dialect, word);
  const runner = runnerOf(create.node, client, draft);
  if (!names || !runner) return null;
  const query = askColumns({
    draft,
    library: create.operation.library,
    dialect,
    table: names,
    isAwaited: isAwaited(create.called) || isAwaited(create.node),
    ...runner,
  });
  if (!query) return null;
  if (table.isComplete) {
    const check = assertSameColumns(draft);
    const line = callText(draft, check, [names.table, columnsText(draft, expected), query.rows]);
    return { lines: [query.line, [line]], waits: query.waits };
  }
  // Of a list that has more than can be read, what can be read is compared.
  const known = table.columns.map((_, i) => (expected[i] ?? "").replace(/: (.*)$/s, ": { type: $1 }"));
  const line = callText(draft, assertSameSchema(draft), [names.table, objectText(draft, known), query.rows]);
  return { lines: [query.line, [line]], waits: query.waits };
}

function hasColumns({ columns, holes }: CreatedTable): boolean {
  return columns.length + holes.length > 0;
}

/** `...columns` alone is `columns`. */
function columnsText(draft: Draft, expected: readonly string[]): string {
  const [only] = expected;
  return expected.length === 1 && only?.startsWith("...") ? only.slice(3) : objectText(draft, expected);
}

/** The object behind `Object.entries(columns).map(([name, type]) => `${name} ${type}`).join(", ")`. */
function entriesOf(hole: Node): Node | null {
  const map = hole.type === "CallExpression" && calledName(hole) === "join" ? receiverOf(hole) : hole;
  const entries = map?.type === "CallExpression" && calledName(map) === "map" ? receiverOf(map) : null;
  if (map?.type !== "CallExpression" || entries?.type !== "CallExpression") return null;
  const [line] = map.arguments;
  const body = line?.type === "ArrowFunctionExpression" ? line.body : null;
  const isPair =
    body?.type === "TemplateLiteral" &&
    body.quasis.map(({ value }) => value.raw.replaceAll(/["`]/g, "")).join("|") === "| |";
  return isPair && pathOf(entries.callee) === "Object.entries" ? (entries.arguments[0] ?? null) : null;
}

/** Whose promise is waited for or handed on; SQLite's own call gives none. */
function isAwaited(node: Node): boolean {
  return node.parent?.type !== "ExpressionStatement";
}

function runnerOf(
  node: Node,
  client: string | null,
  draft: Draft,
): Pick<Asking, "client" | "method" | "isTag" | "runs"> | null {
  if (node.type === "TaggedTemplateExpression") {
    const { tag, parent } = node;
    const run = parent.type === "MemberExpression" && parent.parent.type === "CallExpression" ? parent.parent : null;
    if (run && calledName(run) === "execute")
      return {
        client: draft.textOf(tag),
        method: null,
        isTag: true,
        runs: draft.textOf(run).slice(draft.textOf(node).length),
      };
    if (tag.type === "MemberExpression" && tag.property.type === "Identifier")
      return { client: draft.textOf(tag.object), method: tag.property.name, isTag: true };
    return { client: draft.textOf(tag), method: null, isTag: true };
  }
  if (node.type !== "CallExpression") return null;
  if (receiverOf(node) === null) return { client: draft.textOf(node.callee), method: null, isTag: false };
  return client === null ? null : { client, method: calledName(node), isTag: false };
}

function tableName(table: CreatedTable, dialect: Dialect, word: (part: string) => string | null): TableName | null {
  const parts = table.path.map((part) => word(folded(dialect, part, table.name)));
  const expression = word(table.name);
  const last = parts.at(-1);
  if (!last || expression === null) return null;
  return {
    expression,
    text: table.name.includes("\uE000") ? null : table.name,
    schema: parts.length > 1 ? (parts[0] ?? null) : null,
    table: last,
  };
}

/** Without quotes, a name is kept in small letters. */
function folded(dialect: Dialect, part: string, written: string): string {
  const isFolded = (dialect === "postgres" || dialect === "cassandra") && !written.includes('"');
  return isFolded && !part.includes("\uE000") ? part.toLowerCase() : part;
}

function keyOf(draft: Draft, plain: string, word: (part: string) => string | null): string | null {
  if (/^[a-z_$][\w$]*$/i.test(plain)) return plain;
  const text = word(plain);
  if (text === null) return null;
  return text.startsWith(draft.style.quote) ? text : `[${text}]`;
}

/** A part of the statement as an expression: a text, one of its holes, or a template of both. */
function expressionOf(
  draft: Draft,
  part: string,
  holes: readonly Node[],
  read: (hole: Node) => string | null,
): string | null {
  const pieces = part.split(/\uE000(\d+)\uE001/);
  if (pieces.length === 1) return draft.string(part);
  const texts = pieces.map((piece, i) => {
    if (i % 2 === 0) return piece.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("$", "\\$");
    const hole = holes[Number(piece)];
    return hole ? read(unwrapped(hole)) : null;
  });
  if (texts.includes(null)) return null;
  const only = texts.filter((text) => text !== "");
  if (only.length === 1) return only[0] ?? null;
  return `\`${texts.map((text, i) => (i % 2 === 0 ? text : `\${${text ?? ""}}`)).join("")}\``;
}

/** `sql(table)` and `sql.id(table)` quote a name: the name itself is meant. */
function unwrapped(hole: Node): Node {
  if (hole.type !== "CallExpression" || hole.callee.type !== "Identifier") return hole;
  const [only] = hole.arguments;
  return only && /^(?:sql|escapeId|quote\w*|identifier|ident)$/.test(hole.callee.name) ? only : hole;
}

const dialects: Readonly<Record<string, Dialect>> = {
  pg: "postgres",
  postgres: "postgres",
  mysql2: "mysql",
  mysql: "mysql",
  "better-sqlite3": "sqlite",
  sqlite3: "sqlite",
  "node:sqlite": "sqlite",
  "cassandra-driver": "cassandra",
  "@clickhouse/client": "clickhouse",
};

/** Words that tell of a dialect; in doubt it is the first. */
const spoken: readonly (readonly [Dialect, RegExp])[] = [
  ["postgres", /postgres|\bpg\b/i],
  ["mysql", /mysql|mariadb|singlestore/i],
  ["sqlite", /sqlite|libsql|turso/i],
];

/** Of what the library speaks; where it speaks several, of what the statement and the file do. */
function dialectOf({ draft, create }: DriftQuestion, text: string): Dialect {
  const known = dialects[create.operation.library ?? ""];
  if (known) return known;
  if (/\bMergeTree\b/i.test(text)) return "clickhouse";
  if (/\bAUTO_INCREMENT\b|\bENGINE\s*=|`|\bLONGTEXT\b|\bDATETIME\b/i.test(text)) return "mysql";
  if (/\bAUTOINCREMENT\b/i.test(text)) return "sqlite";
  if (/\b(?:SERIAL|JSONB|TIMESTAMPTZ|UUID|BYTEA)\b|::/i.test(text)) return "postgres";
  const { text: file, filename } = draft.reading.file.input;
  const [first] = spoken.find(([, words]) => words.test(filename)) ?? [];
  if (first) return first;
  const counts = spoken.map(([name, words]) => [name, file.split(words).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "postgres";
}
