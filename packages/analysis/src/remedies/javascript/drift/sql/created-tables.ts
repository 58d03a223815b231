import { sqlTokens, type SqlToken } from "./sql-tokens.ts";

export interface CreatedColumn {
  /** Without quotes; may hold holes. */
  readonly name: string;
  readonly isQuoted: boolean;
  /** As written, without constraints: `varchar(20)`; empty where SQLite leaves it out. */
  readonly type: string;
}

export interface CreatedTable {
  /** As written, with quotes and schema: `"app"."orders"`. */
  readonly name: string;
  /** Schema and table without their quotes. */
  readonly path: readonly string[];
  readonly columns: readonly CreatedColumn[];
  /** The numbers of the holes that stand for columns. */
  readonly holes: readonly number[];
  /** Every item between the parentheses was read. */
  readonly isComplete: boolean;
}

/** What ends the type of a column. */
const constraints = new Set(
  `not null default primary unique references check generated collate auto_increment autoincrement constraint comment on
  codec ttl materialized alias key static identity as stored virtual encode sortkey distkey invisible visible hidden`.split(
    /\s+/,
  ),
);
/** What an item of the list can begin with that is no column, and what has to follow for it to be none. */
const notColumns: Readonly<Record<string, RegExp | null>> = {
  primary: /^key$/i,
  unique: /^(?:\(|key|index|nulls|using)$/i,
  foreign: /^key$/i,
  constraint: null,
  check: /^\($/,
  exclude: null,
  key: /^\($/,
  index: null,
  fulltext: null,
  spatial: null,
  vector: /^index$/i,
  like: null,
  projection: null,
  period: /^for$/i,
};

/** The tables that an SQL text creates, with the columns that it lists for them. */
export function createdTables(text: string): readonly CreatedTable[] {
  const tokens = sqlTokens(text);
  const tables: CreatedTable[] = [];
  tokens.forEach((token, i) => {
    if (!isWord(token, "table") || !tokens.slice(Math.max(0, i - 3), i).some((before) => isWord(before, "create")))
      return;
    let at = i + 1;
    if (isWord(tokens[at], "if")) at += 3;
    const first = tokens[at];
    const path: string[] = [];
    let last = first;
    while (tokens[at] && !isMark(tokens[at], "(")) {
      const part = tokens[at] as SqlToken;
      if (part.is === "word" && (isWord(part, "as") || isWord(part, "on") || isWord(part, "engine"))) break;
      if (part.is !== "mark") path.push(text.slice(...insideOf(part)));
      last = part;
      at++;
    }
    // A quoted name with a hole in it is one piece: `"${schema}"`.
    if (!first || !last || !isMark(tokens[at], "(") || path.length === 0 || path.length > 2) return;
    tables.push({ name: text.slice(first.start, last.end), path, ...columnsOf(text, itemsOf(tokens, at + 1)) });
  });
  return tables;
}

function insideOf(token: SqlToken): [number, number] {
  return token.is === "name" ? [token.start + 1, token.end - 1] : [token.start, token.end];
}

/** The lists of tokens between the commas, up to the closing parenthesis. */
function itemsOf(tokens: readonly SqlToken[], from: number): readonly (readonly SqlToken[])[] {
  const items: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(from)) {
    if (isMark(token, "(") || isMark(token, "<")) depth++;
    if (isMark(token, ")") && depth === 0) break;
    if (isMark(token, ")") || isMark(token, ">")) depth--;
    if (isMark(token, ",") && depth === 0) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items.filter((item) => item.length > 0);
}

function columnsOf(
  text: string,
  items: readonly (readonly SqlToken[])[],
): Pick<CreatedTable, "columns" | "holes" | "isComplete"> {
  const columns: CreatedColumn[] = [];
  const holes: number[] = [];
  let isComplete = true;
  for (const item of items) {
    const [name, ...rest] = item as [SqlToken, ...SqlToken[]];
    if (isConstraint(name, rest)) continue;
    if (name.is === "hole" && rest.length === 0) {
      holes.push(Number(name.text));
      continue;
    }
    if (name.is !== "word" && name.is !== "name" && name.is !== "hole") {
      isComplete = false;
      continue;
    }
    const ends = rest.findIndex((token) => token.is === "word" && constraints.has(token.text.toLowerCase()));
    let type = ends < 0 ? rest : rest.slice(0, ends);
    // MySQL's `LONGTEXT CHARACTER SET utf8mb4`, and no `character varying`.
    const set = type.findIndex((token, i) => isWord(token, "character") && isWord(type[i + 1], "set"));
    if (set > 0) type = type.slice(0, set);
    // A hole behind a type is no part of it.
    const hole = type.findIndex((token, i) => token.is === "hole" && i > 0 && isOutside(type, i));
    if (hole > 0) type = type.slice(0, hole);
    isComplete &&= hole <= 0 && !rest.slice(type.length).some(({ is }) => is === "hole");
    const last = type.at(-1);
    columns.push({
      name: text.slice(...insideOf(name)),
      isQuoted: name.is === "name",
      type: type[0] && last ? text.slice(type[0].start, last.end).replaceAll(/\s+/g, " ") : "",
    });
  }
  return { columns, holes, isComplete };
}

/** Outside parentheses. */
function isOutside(tokens: readonly SqlToken[], at: number): boolean {
  const before = tokens.slice(0, at);
  return before.filter((one) => isMark(one, "(")).length === before.filter((one) => isMark(one, ")")).length;
}

function isConstraint(first: SqlToken, rest: readonly SqlToken[]): boolean {
  if (first.is !== "word") return false;
  const word = first.text.toLowerCase();
  if (!(word in notColumns)) return false;
  const next = notColumns[word];
  const [second, third] = rest;
  if (next) return (second && next.test(second.text)) || (word === "key" && isMark(third, "(") && !isType(second));
  // `index_name text` is a column, and so is `index integer`.
  return word === "constraint" || word === "exclude" || !isType(second);
}

function isType(token: SqlToken | undefined): boolean {
  return (
    token?.is === "word" &&
    /^(?:text|integer|int|bigint|varchar|uuid|numeric|boolean|json|jsonb|string)$/i.test(token.text)
  );
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.is === "word" && token.text.toLowerCase() === word;
}

function isMark(token: SqlToken | undefined, mark: string): boolean {
  return token?.is === "mark" && token.text === mark;
}
