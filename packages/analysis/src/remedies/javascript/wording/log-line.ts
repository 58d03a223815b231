import type { PlanText } from "../../../model/plan.ts";
import type { Logger } from "../reach/logger.ts";
import type { Draft } from "../source/draft.ts";
import { ask, code, joined } from "../source/code.ts";
import type { Field } from "./item-fields.ts";
import type { Subject } from "./subject.ts";

/** `logger.error({ err, reason: "invalid_payload", id: job.id }, "order dropped: invalid payload")`, in the logger's order. */
export function logLine(
  draft: Draft,
  logger: Logger,
  subject: Subject,
  fields: readonly Field[],
  error: string | null,
): PlanText {
  const words = `${subject.unit} ${subject.what}: ${subject.because}`;
  const { expression, method = "error" } = logger;
  const log = `${expression}.${method}`;
  const message = quoted(draft, words);
  const object = objectOf(draft, logger, subject, fields, error);
  switch (logger.shape) {
    case "object-first":
      return code`${log}(${object}, ${message})`;
    case "message-first":
      return code`${log}(${message}, ${object})`;
    case "text-only":
      return code`${log}(${template(draft, words, fields, error)})`;
    case "text-error":
    case "nest": {
      const text = template(draft, words, fields, null);
      return error === null ? code`${log}(${text})` : code`${log}(${text}, ${error})`;
    }
    case "record": {
      const severity = draft.import("@opentelemetry/api-logs", "SeverityNumber");
      const { indent } = draft.style;
      const parts = [
        [`severityNumber: ${severity}.ERROR`],
        [`severityText: ${draft.string("ERROR")}`],
        code`body: ${message}`,
        code`attributes: ${object}`,
      ];
      return code`${expression}.emit({\n${joined(
        parts.map((part) => code`${indent}${part},\n`),
        "",
      )}})`;
    }
    case "function":
      return code`${expression}(${joined(argumentsOf(draft, logger, words, fields, error, object), ", ")})`;
  }
}

/** What a function that logs is given, in its own order. */
function argumentsOf(
  draft: Draft,
  { takes = ["text"] }: Logger,
  words: string,
  fields: readonly Field[],
  error: string | null,
  object: PlanText,
): readonly PlanText[] {
  const hasObject = takes.includes("object");
  const tellsError = takes.includes("error") ? null : error;
  // An error made here says it all.
  if (takes[0] === "error" && error === null) return [code`new Error(${template(draft, words, fields, null)})`];
  const last = takes.at(-1) === "error" && error === null && takes.length > 1 ? takes.slice(0, -1) : takes;
  return last.map((argument) => {
    switch (argument) {
      case "text":
        return hasObject ? quoted(draft, words) : template(draft, words, fields, tellsError);
      case "error":
        return error === null ? code`new Error(${template(draft, words, fields, null)})` : [error];
      case "object":
        return object;
      case "level":
        return [draft.string("error")];
    }
  });
}

function objectOf(
  draft: Draft,
  { errorKey, plain = false }: Logger,
  { reason }: Subject,
  fields: readonly Field[],
  error: string | null,
): PlanText {
  const { quote } = draft.style;
  const own = fields.map(({ name, value }) => (name === value ? [name] : code`${name}: ${value}`));
  const told = error !== null && plain ? `String(${error})` : error;
  const ofError = told === null ? [] : [told === errorKey ? [told] : code`${errorKey}: ${told}`];
  return code`{ ${joined([...ofError, code`reason: ${quote}${reason}${quote}`, ...own], ", ")} }`;
}

function quoted(draft: Draft, words: string): PlanText {
  const { quote } = draft.style;
  return code`${quote}${ask(words)}${quote}`;
}

/** A text that holds what an object would. */
function template(draft: Draft, words: string, fields: readonly Field[], error: string | null): PlanText {
  if (fields.length === 0 && error === null) return quoted(draft, words);
  const named = fields.map(({ name, value }) => `${name} \${${value}}`).join(", ");
  const tail = error === null ? "" : `: \${String(${error})}`;
  return code`${"`"}${ask(words)}${named === "" ? "" : ` (${named})`}${tail}${"`"}`;
}
