/** What one SQL text does, by its first statement that is no CTE. */
export interface SqlMeaning {
  readonly verb: "read" | "write" | "delete" | "create" | "alter" | "describe" | "transaction" | "other";
  /** For create: `table`, `index`, `view`, `schema` … */
  readonly resource: string | null;
  readonly ifNotExists: boolean;
  /** Gone with the session. */
  readonly temporary: boolean;
}

const verbs: Readonly<Record<string, SqlMeaning["verb"]>> = {
  select: "read",
  values: "read",
  table: "read",
  insert: "write",
  update: "write",
  merge: "write",
  replace: "write",
  upsert: "write",
  copy: "write",
  call: "write",
  delete: "delete",
  truncate: "delete",
  create: "create",
  alter: "alter",
  drop: "delete",
  describe: "describe",
  desc: "describe",
  show: "describe",
  pragma: "describe",
  begin: "transaction",
  commit: "transaction",
  rollback: "transaction",
  start: "transaction",
  set: "other",
};

/** SQL that writes, and no sentence or shell command that begins with the same verb. */
export function isPlainlySql(text: string): boolean {
  const words = topLevelWords(text);
  return words.some(
    (word, i) =>
      (/^(?:insert|merge|replace|upsert)$/.test(word) && words[i + 1] === "into") ||
      (word === "delete" && words[i + 1] === "from") ||
      (word === "update" && words.slice(i + 1, i + 5).includes("set")),
  );
}

/** Reads the words of an SQL text; comments, quoted names, strings and everything in parentheses are passed over. */
export function readSql(text: string): SqlMeaning | null {
  const words = topLevelWords(text);
  let at = 0;
  if (words[0] === "with") {
    at = words.findIndex((word, i) => i > 0 && verbs[word] !== undefined);
    if (at < 0) return null;
  }
  const verb = verbs[words[at] ?? ""];
  if (verb === undefined) return null;
  if (
    verb === "read" &&
    /\binformation_schema\b|\bto_regclass\b|\bpg_catalog\b|\bsqlite_master\b|\bpg_tables\b/i.test(text)
  )
    return { verb: "describe", resource: null, ifNotExists: false, temporary: false };
  if (verb !== "create") return { verb, resource: null, ifNotExists: false, temporary: false };
  const rest = words
    .slice(at + 1)
    .filter(
      (word) =>
        !/^(?:or|replace|unique|temp|temporary|unlogged|global|local|materialized|external|virtual|concurrently|fulltext)$/.test(
          word,
        ),
    );
  const ifAt = rest.indexOf("if");
  return {
    verb,
    resource: rest[0] ?? null,
    ifNotExists: ifAt > 0 && rest[ifAt + 1] === "not" && rest[ifAt + 2] === "exists",
    temporary: words.slice(at + 1, at + 4).some((word) => word === "temp" || word === "temporary"),
  };
}

/** Lower-case words outside comments, strings and parentheses; at most the first 60. */
function topLevelWords(text: string): string[] {
  const words: string[] = [];
  let depth = 0;
  for (let i = 0; i < text.length && words.length < 60; i++) {
    const char = text[i] as string;
    const next = text[i + 1];
    if (char === "-" && next === "-") i = skipTo(text, "\n", i);
    else if (char === "/" && next === "*") i = skipTo(text, "*/", i + 2) + 1;
    else if (char === "'" || char === '"' || char === "`") i = skipTo(text, char, i + 1);
    else if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (/[a-z_]/i.test(char)) {
      let end = i + 1;
      while (end < text.length && /\w/.test(text[end] as string)) end++;
      if (depth === 0) words.push(text.slice(i, end).toLowerCase());
      i = end - 1;
    }
  }
  return words;
}

function skipTo(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}
