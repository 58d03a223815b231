import type { UnreadResult } from "../../../model/unread-result.ts";
import { code } from "../source/code.ts";
import type { Access, Check } from "./check.ts";
import type { CheckWords } from "./check-words.ts";

type MakeCheck = (words: CheckWords, fact: UnreadResult) => Check;

/** Answers that tell more than whether they failed: what was refused, and why. By the field that tells, or library and field. */
export const answerChecks: Readonly<Record<string, MakeCheck>> = {
  UnprocessedItems: refused({
    of: (answer) => `Object.values(${answer("UnprocessedItems")} ?? {}).flat()`,
    reads: ["UnprocessedItems"],
    name: ["unprocessed", "unprocessedItems"],
    says: "items were not written",
  }),
  Responses: refused({
    of: (answer) => `${answer("Responses")}?.filter((response) => response.Error) ?? []`,
    reads: ["Responses"],
    name: ["refused", "refusedStatements"],
    says: "statements failed",
  }),
  FailedEntryCount: counted(
    "FailedEntryCount",
    (answer, { operation }) =>
      /targets/i.test(operation.name)
        ? answer("FailedEntries")
        : `${answer("Entries")}?.filter((entry) => entry.ErrorCode)`,
    "entries were refused",
  ),
  FailedRecordCount: counted(
    "FailedRecordCount",
    (answer) => `${answer("Records")}?.filter((record) => record.ErrorCode)`,
    "records were refused",
  ),
  FailedPutCount: counted("FailedPutCount", null, "records were refused"),
  failureCount: counted("failureCount", null, "messages were not sent"),
  Failed: many("Failed", "messages were refused"),
  Errors: many("Errors", "objects were not deleted"),
  rejected: many("rejected", "recipients were refused"),
  errors: refused({
    of: (answer) => `${answer("items")}.flatMap((item) => Object.values(item)).filter((item) => item.error)`,
    reads: ["errors", "items"],
    name: ["refused", "refusedItems"],
    says: "documents were refused",
    first: 5,
  }),
  failures: (words) => ({
    ...plain("result", ["failures", "version_conflicts"]),
    test: (of) => `${of("failures")}?.length || ${of("version_conflicts")}`,
    problem: (of) =>
      template(
        `${words.unit}: \${${of("version_conflicts")}} version conflicts, failures: \${JSON.stringify(${of("failures")})}`,
      ),
    detail: (of) => of("failures"),
  }),
  hasErrors: (words) => ({
    ...plain("result", ["hasErrors", "errors"]),
    test: (of) => of("hasErrors"),
    problem: (of) => template(`${words.unit}: objects were refused: \${JSON.stringify(${of("errors")})}`),
    detail: (of) => of("errors"),
  }),
  FunctionError: (words, { operation }) => ({
    ...plain("result", ["FunctionError", "Payload"]),
    test: (of) => of("FunctionError"),
    problem: (of) =>
      template(
        `${words.unit}: \${${of("FunctionError")}}: \${${operation.library === "aws-sdk" ? `String(${of("Payload")})` : `${of("Payload")}?.transformToString()`}}`,
      ),
    detail: (of) => of("FunctionError"),
  }),
  "@aws-sdk/client-sfn status": execution,
  "aws-sdk status": execution,
  "stripe status": (words) => ({
    ...plain("intent", ["status"]),
    test: (of) => {
      const { quote } = words.style;
      const states = ["succeeded", "processing", "requires_capture"].map((state) => `${quote}${state}${quote}`);
      return `![${states.join(", ")}].includes(${of("status")})`;
    },
    problem: (of) => template(`${words.unit}: the payment is in state \${${of("status")}}`),
    detail: (of) => of("status"),
  }),
  ok: (words, { operation, result }) =>
    operation.library === "fetch" && result.reads?.includes("statusText")
      ? {
          ...plain("response", ["ok", "status"]),
          test: (of) => `!${of("ok")}`,
          problem: (of) => template(`${words.unit}: the answer was \${${of("status")}} \${${of("statusText")}}`),
          detail: (of) => of("status"),
        }
      : own(words, result.reads ?? []),
  statusCode: (words) => ({
    ...plain("response", ["statusCode"]),
    test: (of) => `${of("statusCode")} >= 400`,
    problem: (of) => template(`${words.unit}: the answer was \${${of("statusCode")}}`),
    detail: (of) => of("statusCode"),
  }),
  error_code: milvus(
    (of) => of("error_code"),
    (of) => of("reason"),
    ["error_code", "reason"],
  ),
  "@zilliz/milvus2-sdk-node status": milvus(
    (of) => `${of("status")}.error_code`,
    (of) => `${of("status")}.reason`,
    ["status"],
  ),
};

function plain(name: string, reads: readonly string[]): Omit<Check, "test" | "problem" | "detail"> {
  return { takes: [], reads, name, lines: () => [], error: () => null };
}

function template(text: string): readonly string[] {
  return [`new Error(\`${text}\`)`];
}

/** What was refused gets a list of its own first. */
function refused(list: {
  readonly of: (answer: Access) => string;
  readonly reads: readonly string[];
  readonly name: readonly string[];
  readonly says: string;
  /** How many of them a message shows; left out, all, as there can only be few. */
  readonly first?: number;
}): MakeCheck {
  return (words) => {
    const name = words.name(list.name);
    return {
      ...plain("result", list.reads),
      lines: (of) => [code`const ${name} = ${list.of(of)}`],
      test: () => `${name}.length > 0`,
      problem: () =>
        template(
          list.first === undefined
            ? `${words.unit}: \${${name}.length} ${list.says}: \${JSON.stringify(${name})}`
            : `${words.unit}: \${${name}.length} ${list.says}, among them \${JSON.stringify(${name}.slice(0, ${list.first}))}`,
        ),
      detail: () => name,
    };
  };
}

function counted(
  field: string,
  entries: ((answer: Access, fact: UnreadResult) => string) | null,
  says: string,
): MakeCheck {
  return (words, fact) => ({
    ...plain("result", [field]),
    test: (of) => of(field),
    problem: (of) =>
      template(`${words.unit}: \${${of(field)}} ${says}${entries ? `: \${JSON.stringify(${entries(of, fact)})}` : ""}`),
    detail: (of) => (entries ? entries(of, fact) : of(field)),
  });
}

function many(field: string, says: string): MakeCheck {
  return (words) => ({
    ...plain("result", [field]),
    test: (of) => `${of(field)}?.length`,
    problem: (of) => template(`${words.unit}: \${${of(field)}.length} ${says}: \${JSON.stringify(${of(field)})}`),
    detail: (of) => of(field),
  });
}

function execution(words: CheckWords): Check {
  return {
    ...plain("execution", ["status", "error", "cause"]),
    test: (of) => `${of("status")} !== ${words.style.quote}SUCCEEDED${words.style.quote}`,
    problem: (of) => template(`${words.unit}: \${${of("status")}}: \${${of("error")}}: \${${of("cause")}}`),
    detail: (of) => of("status"),
  };
}

function milvus(state: (of: Access) => string, reason: (of: Access) => string, reads: readonly string[]): MakeCheck {
  return (words) => ({
    ...plain("result", reads),
    test: (of) => `${state(of)} !== ${words.style.quote}Success${words.style.quote}`,
    problem: (of) => template(`${words.unit}: \${${state(of)}}: \${${reason(of)}}`),
    detail: reason,
  });
}

/** `{ ok, error }` of the project's own. */
function own({ unit, because, style: { quote } }: CheckWords, reads: readonly string[]): Check {
  const [ok = "ok"] = reads;
  const error = reads.find((name) => /err|fail/i.test(name));
  return {
    ...plain("result", [ok]),
    test: (of) => `!${of(ok)}`,
    problem: (of) =>
      error === undefined
        ? code`new Error(${quote}${unit}: ${because}${quote})`
        : code`new Error(${quote}${unit}: ${because}${quote}, { cause: ${of(error)} })`,
    detail: () => null,
    error: (of) => (error === undefined ? null : of(error)),
  };
}
