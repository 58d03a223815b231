import { code } from "../source/code.ts";
import type { Access, Check } from "./check.ts";
import type { CheckWords } from "./check-words.ts";

/** How one of many tells of its failure: what a loop takes out of it, when it failed, and the error that it is. */
interface One {
  /** The field that holds the list; empty where the answer is the list. */
  readonly from?: string;
  readonly answer: string;
  readonly each: string;
  readonly failed: string;
  readonly error: string;
}

const lists: Readonly<Record<string, One>> = {
  "@aws-sdk/client-sesv2": {
    from: "BulkEmailEntryResults",
    answer: "result",
    each: "[i, { Status, Error: reason }]",
    failed: 'Status !== "SUCCESS"',
    error: "new Error(`entry ${i}: ${Status}: ${reason}`)",
  },
  postmark: {
    answer: "answers",
    each: "{ ErrorCode, Message, To }",
    failed: "ErrorCode !== 0",
    error: "new Error(`${To}: ${Message}`)",
  },
  "@azure/cosmos": {
    answer: "responses",
    each: "[i, { statusCode }]",
    failed: "statusCode >= 400",
    error: "new Error(`operation ${i}: status ${statusCode}`)",
  },
  typesense: {
    answer: "results",
    each: "{ success, error, document }",
    failed: "!success",
    error: "new Error(`${error}: ${JSON.stringify(document)}`)",
  },
};

/** Kinds of lists that have a wording of their own. */
const own: ReadonlySet<string> = new Set(["settled", "ioredis", "bee-queue"]);

/** A list of answers, each of which may tell of a failure: all failures are thrown together. */
export function checkOfList(kind: string, words: CheckWords): Check | null {
  if (!own.has(kind) && !(kind in lists)) return null;
  const { style, unit, because } = words;
  const failures = words.name(["failures", "errors", "refused", "failed"]);
  const { quote, indent, semicolon, isTypeScript } = style;
  const shared = {
    takes: [],
    reads: [],
    test: () => `${failures}.length > 0`,
    problem: () => code`new AggregateError(${failures}, ${quote}${unit}: ${because}${quote})`,
    detail: () => null,
    error: () => `new AggregateError(${failures})`,
  };
  switch (kind) {
    case "settled":
      return {
        ...shared,
        name: "results",
        lines: (of) => [
          code`const ${failures} = ${of()}.flatMap((result) => (result.status === ${quote}rejected${quote} ? [result.reason] : []))`,
        ],
      };
    case "ioredis":
      return {
        ...shared,
        name: "results",
        lines: (of) => [code`const ${failures} = ${of()}?.flatMap(([error]) => error ?? []) ?? []`],
      };
    case "bee-queue":
      return {
        ...shared,
        name: "failed",
        lines: (of) => [code`const ${failures} = [...${of()}.values()]`],
      };
  }
  const one = lists[kind];
  if (!one) return null;
  const entries = one.each.startsWith("[");
  return {
    ...shared,
    name: one.answer,
    lines: (of: Access) => [
      code`const ${failures}${isTypeScript ? ": Error[]" : ""} = []`,
      code`for (const ${one.each} of ${listOf(of, one, entries)}) {\n${indent}if (${one.failed.replaceAll('"', quote)}) ${failures}.push(${one.error})${semicolon}\n}`,
    ],
  };
}

function listOf(of: Access, { from }: One, entries: boolean): string {
  if (from === undefined) return `${of()}${entries ? ".entries()" : ""}`;
  return `${entries ? `(${of(from)} ?? []).entries()` : `${of(from)} ?? []`}`;
}
