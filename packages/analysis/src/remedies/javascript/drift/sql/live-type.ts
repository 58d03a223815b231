export type Dialect = "postgres" | "mysql" | "sqlite" | "clickhouse" | "cassandra";

/** Other names of a type, and the one under which the catalogue of PostgreSQL knows it. */
const postgres: Readonly<Record<string, string>> = {
  int: "integer",
  int4: "integer",
  serial: "integer",
  serial4: "integer",
  int8: "bigint",
  bigserial: "bigint",
  serial8: "bigint",
  int2: "smallint",
  smallserial: "smallint",
  serial2: "smallint",
  float8: "double precision",
  float: "double precision",
  float4: "real",
  bool: "boolean",
  decimal: "numeric",
  dec: "numeric",
  varchar: "character varying",
  "char varying": "character varying",
  char: "character",
  bpchar: "character",
  nchar: "character",
  varbit: "bit varying",
  timestamptz: "timestamp with time zone",
  timestamp: "timestamp without time zone",
  timetz: "time with time zone",
  time: "time without time zone",
};

const mysql: Readonly<Record<string, string>> = {
  integer: "int",
  int4: "int",
  int8: "bigint",
  serial: "bigint",
  bool: "tinyint",
  boolean: "tinyint",
  numeric: "decimal",
  dec: "decimal",
  fixed: "decimal",
  real: "double",
  double: "double",
  character: "char",
  nchar: "char",
  nvarchar: "varchar",
};

/** A type as the database tells it of a live column. */
export function liveType(dialect: Dialect, written: string): string {
  switch (dialect) {
    case "postgres":
      return inPostgres(written);
    case "mysql": {
      const [word = ""] = written.toLowerCase().split(/[\s(]/);
      return /^char(?:acter)? varying/i.test(written) ? "varchar" : (mysql[word] ?? word);
    }
    case "cassandra":
      return spaced(written.toLowerCase()).replaceAll(/\bvarchar\b/g, "text");
    case "clickhouse":
      return spaced(written);
    case "sqlite":
      return written;
  }
}

/** With one blank behind every comma. */
function spaced(type: string): string {
  return type
    .split(",")
    .map((part) => part.trim())
    .join(", ");
}

/** `NUMERIC( 10, 2 )` → `numeric(10,2)`, `timestamptz(3)` → `timestamp(3) with time zone`, `int[]` → `integer[]`. */
function inPostgres(written: string): string {
  const text = written.trim();
  if (text.startsWith('"')) return text;
  if (text.endsWith("]") && text.includes("[")) return `${inPostgres(text.slice(0, text.indexOf("[")))}[]`;
  const open = text.indexOf("(");
  const close = text.indexOf(")", open);
  const inside = open < 0 ? "" : `(${text.slice(open + 1, close).replaceAll(/\s/g, "")})`;
  const words = (open < 0 ? text : `${text.slice(0, open)} ${text.slice(close + 1)}`).toLowerCase().trim();
  const plain = words.replaceAll(/\s+/g, " ");
  const full = postgres[plain] ?? plain;
  // Without a length, `char` holds one character, and `bpchar` any number.
  if (full === "character" && inside === "") return plain === "bpchar" ? plain : "character(1)";
  if (full === "numeric" && inside !== "" && !inside.includes(",")) return `numeric${inside.replace(")", ",0)")}`;
  // `float(24)` and less is a `real`; what is stored says no length.
  if (plain === "float" && inside !== "") return Number(inside.slice(1, -1)) < 25 ? "real" : full;
  const [first = "", ...zone] = full.split(" ");
  return /^(?:timestamp|time)$/.test(first) && zone.length > 0
    ? `${first}${inside} ${zone.join(" ")}`
    : `${full}${inside}`;
}
