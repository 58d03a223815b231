import type { ErrorObject } from "ajv";
import { faultPath, unknownKeyOf } from "./fault-place.ts";
import { nearest } from "./nearest.ts";

/** One fault of a configuration as a sentence: where it stands (`at`), what is wrong, what is allowed. */
export function faultSentence(fault: ErrorObject, at: string): string {
  const path = faultPath(fault);
  const unknownKey = unknownKeyOf(fault);
  if (unknownKey !== undefined) {
    const allowed = Object.keys((fault.parentSchema?.["properties"] ?? {}) as object);
    const thing = path.at(-1) === "rules" ? "rule" : "key";
    const inside = path.length > 0 ? ` in \`${path.join(".")}\`` : "";
    return `${at} unknown ${thing} \`${unknownKey}\`${inside}.${nearest(unknownKey, allowed)} Allowed: ${allowed.join(", ")}.`;
  }
  const key = path.length > 0 ? `\`${path.join(".")}\`` : "the configuration";
  return `${at} ${key} ${demand(fault)}.${suggestion(fault)}`;
}

/** What a value has to be, in the words of whoever fixes it. */
function demand(fault: ErrorObject): string {
  const given = fault.data === undefined ? "" : `, not ${shorten(JSON.stringify(fault.data))}`;
  switch (fault.keyword) {
    case "enum":
      return `is one of ${(fault.params["allowedValues"] as readonly unknown[]).join(", ")}${given}`;
    case "type":
      return `is ${nameOfType(fault.params["type"])}${given}`;
    case "required":
      return `lacks \`${String(fault.params["missingProperty"])}\``;
    case "minimum":
      return `is ${String(fault.params["limit"])} or more${given}`;
    case "maximum":
      return `is ${String(fault.params["limit"])} or less${given}`;
    case "minLength":
      return "is a text of at least one character";
    default:
      return `${fault.message ?? "is not allowed"}${given}`;
  }
}

function suggestion(fault: ErrorObject): string {
  if (fault.keyword !== "enum" || typeof fault.data !== "string") return "";
  return nearest(fault.data, (fault.params["allowedValues"] as readonly unknown[]).map(String));
}

function nameOfType(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    array: "a list in [ ]",
    object: "an object in { }",
    string: "a text in quotes",
    boolean: "true or false",
    number: "a number",
    integer: "a whole number",
  };
  return [type]
    .flat()
    .map((name) => names[String(name)] ?? String(name))
    .join(" or ");
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
