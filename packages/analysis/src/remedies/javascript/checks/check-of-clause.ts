import type { PlanText } from "../../../model/plan.ts";
import { code } from "../source/code.ts";
import type { Access, Check } from "./check.ts";
import type { CheckWords } from "./check-words.ts";

/*
 * The vocabulary says in a clause when an answer tells of a failure:
 *
 * | clause                          | test                         |
 * |---------------------------------|------------------------------|
 * | `error` is set, is true         | `error`                      |
 * | `ok` is false                   | `!result.ok`                 |
 * | `Failed` is not empty           | `result.Failed?.length`      |
 * | `failed` is above 0             | `result.failed > 0`          |
 * | `statusCode` is 400 or above    | `result.statusCode >= 400`   |
 * | `status` is `failed`            | `result.status === "failed"` |
 * | `status` is not `completed`     | `result.status !== "…"`      |
 * | it returns false                | `!batch.tryAdd(…)`           |
 */
export function checkOfClause(clause: string, words: CheckWords): Check | null {
  const { quote } = words.style;
  const [, path = "", says = ""] = /^`([\w.]+)(?:\(\))?`(?: of the job)? (.*)$/.exec(clause) ?? [];
  if (clause.startsWith("it returns false")) return check(words, null, (of) => `!${of()}`, null, "it did not fit");
  if (path === "") return null;
  const value = (of: Access): string => {
    const [field = "", ...inner] = path.split(".");
    return [of(field), ...inner].join(".");
  };
  const [field = ""] = path.split(".");
  const name = path.split(".").at(-1) ?? path;
  const [, not = "", stated = ""] = /^is (not )?`(\w+)`$/.exec(says) ?? [];
  if (stated !== "")
    return check(
      words,
      field,
      (of) => `${value(of)} ${not === "" ? "===" : "!=="} ${quote}${stated}${quote}`,
      value,
      `${name} is \${}`,
    );
  switch (says) {
    case "is set":
      return /err|fail/i.test(name)
        ? checkOfError(words, field, value)
        : check(words, field, value, value, `${name} is \${}`);
    case "is true":
      return check(words, field, value, null, words.because);
    case "is false":
      return check(words, field, (of) => `!${value(of)}`, null, words.because);
    case "is not empty":
    case "has entries":
      return check(
        words,
        field,
        (of) => `${value(of)}?.length`,
        (of) => `JSON.stringify(${value(of)})`,
        `${name} is \${}`,
      );
    case "is above 0":
      return check(words, field, (of) => `${value(of)} > 0`, value, `${name} is \${}`);
    case "is 400 or above":
      return check(words, field, (of) => `${value(of)} >= 400`, value, `${name} is \${}`);
    default:
      return null;
  }
}

/** `const { error } = …; if (error) throw new Error("…", { cause: error })`. */
function checkOfError(words: CheckWords, field: string, value: (of: Access) => string): Check {
  const { quote } = words.style;
  return {
    takes: value((name) => name ?? "") === field ? [field] : [],
    reads: [field],
    name: "result",
    lines: () => [],
    test: value,
    problem: (of) => code`new Error(${quote}${words.unit}: ${words.because}${quote}, { cause: ${value(of)} })`,
    detail: () => null,
    error: value,
  };
}

/** `${}` in the message gives way to what the answer says. */
function check(
  { unit, style }: CheckWords,
  field: string | null,
  test: (of: Access) => string,
  shown: ((of: Access) => string) | null,
  message: string,
): Check {
  const problem = (of: Access): PlanText =>
    shown
      ? [`new Error(\`${unit}: ${message.replace("${}", () => `\${${shown(of)}}`)}\`)`]
      : code`new Error(${style.quote}${unit}: ${message}${style.quote})`;
  return {
    takes: [],
    reads: field === null ? [] : [field],
    name: "result",
    lines: () => [],
    test,
    problem,
    detail: (of) => (shown && field !== null ? shown(of).replace(/^JSON\.stringify\((.*)\)$/, "$1") : null),
    error: () => null,
  };
}
