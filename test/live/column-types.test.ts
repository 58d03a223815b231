import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeLive } from "./describe-live.ts";
import type { Engine } from "./engines/engine.ts";
import { postgresLacks, startPostgres } from "./engines/postgres.ts";

/*
 * A drift check writes down what the catalogue of PostgreSQL calls a type. Were one of these names wrong, the check would tell
 * of a difference that is none; so each is asked of a table that was made by the very statement.
 */
const types = `
  int, integer, int4, int8, bigint, int2, smallint, serial, bigserial, smallserial, real, float4, float8, double precision,
  float, float(10), float(40), decimal, numeric, numeric(10, 2), dec(4), money, bool, boolean, text, varchar, varchar(20),
  character varying(20), char, char(3), character(3), bpchar, date, time, time(3), timetz, timestamp, timestamp(3),
  timestamptz, timestamptz(3), timestamp with time zone, timestamp(2) without time zone, time with time zone, interval, json,
  jsonb, uuid, bytea, inet, cidr, macaddr, xml, tsvector, bit(3), bit varying(5), varbit(5), point, int4range, int[],
  varchar(20)[], timestamptz[], text[][], numeric(4,1)[3]
`
  .split(/,(?![^(]*\))/)
  .map((type) => type.trim());
const statement = `CREATE TABLE IF NOT EXISTS every_type (${types.map((type, i) => `c${i} ${type}`).join(", ")})`;

/** The columns that the check of this statement writes down. */
function writtenDown(): Readonly<Record<string, string>> {
  const text = `import { Pool } from "pg";\nconst db = new Pool();\nexport const create = async () => db.query("${statement}");\n`;
  const rule = "silent-failure/create-without-drift-check";
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { "silent-failure": plugin as never },
    rules: { [rule]: "error" },
  };
  const [message] = new Linter().verify(text, [config], "create.ts");
  const fix = message?.suggestions?.find(({ messageId }) => messageId === "checkDrift")?.fix;
  return Object.fromEntries(
    [...(fix?.text ?? "").matchAll(/^\s*(c\d+): "(.*)",$/gm)].map(([, column = "", type = ""]) => [column, type]),
  );
}

describeLive("PostgreSQL", [postgresLacks], () => {
  let engine: Engine;
  let database: Client;

  beforeAll(async () => {
    engine = await startPostgres();
    database = new Client({ connectionString: engine.url });
    await database.connect();
  });

  afterAll(async () => {
    await database?.end();
    await engine?.stop();
  });

  test("every type goes by the name that the check writes down", async () => {
    await database.query(statement);
    const { rows } = await database.query(
      "SELECT attname::text AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = 'every_type'::regclass AND attnum > 0",
    );
    const live = Object.fromEntries((rows as { name: string; type: string }[]).map(({ name, type }) => [name, type]));
    expect(Object.keys(live)).toHaveLength(types.length);
    expect(writtenDown()).toEqual(live);
  });
});
