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
  { unit, what, because, reason }: Subject,
  fields: readonly Field[],
  error: string | null,
): PlanText {
  const words = `${unit} ${what}: ${because}`;
  const { quote } = draft.style;
  const message = code`${quote}${ask(words)}${quote}`;
  const own = fields.map(({ name, value }) => (name === value ? [name] : code`${name}: ${value}`));
  const ofError = error === null ? [] : [error === logger.errorKey ? [error] : code`${logger.errorKey}: ${error}`];
  const object = code`{ ${joined([...ofError, code`reason: ${quote}${reason}${quote}`, ...own], ", ")} }`;
  const { expression } = logger;
  switch (logger.shape) {
    case "object-first":
      return code`${expression}.error(${object}, ${message})`;
    case "message-first":
      return code`${expression}.error(${message}, ${object})`;
    case "text-only":
      return code`${expression}.error(${template(words, fields, error)})`;
    case "nest":
      return error === null
        ? code`${expression}.error(${template(words, fields, null)})`
        : code`${expression}.error(${template(words, fields, null)}, ${error})`;
    case "function":
      return code`${expression}(${template(words, fields, error)})`;
    case "record":
      return code`${expression}.emit({ severityText: ${draft.string("ERROR")}, body: ${message}, attributes: ${object} })`;
  }
}

/** A text that holds what an object would. */
function template(words: string, fields: readonly Field[], error: string | null): PlanText {
  const named = fields.map(({ name, value }) => `${name} \${${value}}`).join(", ");
  const tail = error === null ? "" : `: \${String(${error})}`;
  return code`${"`"}${ask(words)}${named === "" ? "" : ` (${named})`}${tail}${"`"}`;
}
