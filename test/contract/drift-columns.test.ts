import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { expect, test } from "vitest";
import { root } from "../house/source-files.ts";

const rule = "silent-failure/create-without-drift-check";
const linter = new Linter({ cwd: root });

/** What the check for this statement holds the live table against: the table, its columns, and how it asks for them. */
function checkOf(sql: string, driver: string): string {
  const text = `${driver}\nexport async function create(): Promise<void> {\n  await db.query(\`${sql}\`);\n}\n`;
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { "silent-failure": plugin as never },
    rules: { [rule]: ["error", { report: "all" }] },
  };
  const [message] = linter.verify(text, [config], "create-tables.ts");
  const fix = message?.suggestions?.find(({ messageId }) => messageId === "checkDrift")?.fix;
  const mended = fix ? text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) : "";
  const check = /^ {2}assert\w+\(([^]*?)\);$/m.exec(mended)?.[1] ?? "nothing is compared";
  return check
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/,(?= ?[}\])]|$)/g, "");
}

const pg = 'import { Pool } from "pg";\nconst db = new Pool();';
const mysql = 'import { createPool } from "mysql2/promise";\nconst db = createPool("mysql://shop");';

test.each([
  [
    "id SERIAL PRIMARY KEY, total NUMERIC( 10, 2 ) NOT NULL",
    '"orders", { id: "integer", total: "numeric(10,2)" }, live.rows',
  ],
  [
    'id uuid DEFAULT gen_random_uuid(), "customerId" VARCHAR(64), Note TEXT',
    '"orders", { id: "uuid", customerId: "character varying(64)", note: "text" }, live.rows',
  ],
  [
    "at timestamptz(3) NOT NULL DEFAULT now(), day date, tags text[], code char",
    '"orders", { at: "timestamp(3) with time zone", day: "date", tags: "text[]", code: "character(1)" }, live.rows',
  ],
  ["key TEXT NOT NULL, value jsonb, UNIQUE (key, value)", '"orders", { key: "text", value: "jsonb" }, live.rows'],
  [
    "id int, -- the number, of old\n total real, CONSTRAINT positive CHECK (total > 0), FOREIGN KEY (id) REFERENCES a (b)",
    '"orders", { id: "integer", total: "real" }, live.rows',
  ],
  ["kind text DEFAULT 'a, b', \"from day\" date", '"orders", { kind: "text", "from day": "date" }, live.rows'],
])("columns of PostgreSQL: %s", (columns, expected) => {
  expect(checkOf(`CREATE TABLE IF NOT EXISTS orders (${columns})`, pg)).toBe(expected);
});

test("columns of MySQL go by their plain types", () => {
  const sql =
    "CREATE TABLE IF NOT EXISTS orders (id BIGINT UNSIGNED AUTO_INCREMENT, note LONGTEXT CHARACTER SET utf8mb4, paid BOOLEAN, KEY by_note (note), PRIMARY KEY (id))";
  expect(checkOf(sql, mysql)).toBe('"orders", { id: "bigint", note: "longtext", paid: "tinyint" }, live');
});

test("what the code puts into the statement is put into the check", () => {
  const driver = `${pg}\nconst table = "chunks";\nconst column = "body";\nconst size = 768;`;
  const sql = "CREATE TABLE IF NOT EXISTS ${table} (id text, ${column} text, embedding vector(${size}))";
  expect(checkOf(sql, driver)).toBe('table, { id: "text", [column]: "text", embedding: `vector(${size})` }, live.rows');
});

test("of a list that goes on where it cannot be read, the columns that are seen are compared", () => {
  const driver = `${pg}\nconst more = ", note text";`;
  const sql = "CREATE TABLE IF NOT EXISTS orders (id text, total numeric ${more})";
  expect(checkOf(sql, driver)).toBe('"orders", { id: { type: "text" }, total: { type: "numeric" } }, live.rows');
});

test("a table that is made from a query says nothing of its columns", () => {
  expect(checkOf("CREATE TABLE IF NOT EXISTS copies AS SELECT * FROM orders", pg)).toBe('"table"');
});
