import { propertyOf, unwrap, type Call, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { DriftQuestion } from "./drift-check.ts";

/** Keys whose values TypeScript takes for any text, unless they are told to stay what they are. */
const literals =
  /^(?:type|data_type|element_type|KeyType|AttributeType|dataType|distance|metric|cloud|kind|dynamic|on_disk)$/;

/**
 * An expression for one member of an argument, shared with the create call: `vectors` in `{ vectors: { size: 512 } }`, or in
 * what a constant holds. Null where there is no such member to be seen.
 */
export function partOf(question: DriftQuestion, argument: Node | undefined, key: string, name: string): string | null {
  const { values, draft } = question;
  if (!argument) return null;
  const value = unwrap(argument);
  if (value.type === "ObjectExpression") {
    const part = propertyOf(value, key);
    if (part) return values.text(part, name, literals);
    const spreads = value.properties.flatMap((property) =>
      property.type === "SpreadElement" ? [property.argument] : [],
    );
    for (const spread of spreads) {
      const inner = partOf(question, spread, key, name);
      if (inner !== null) return inner;
    }
    return null;
  }
  if (value.type === "CallExpression" && givesMember(question, value, key)) {
    const made = values.text(argument, "expected");
    return made === null ? null : `${made}.${key}`;
  }
  if (value.type !== "Identifier" && value.type !== "MemberExpression") return null;
  const variable = value.type === "Identifier" ? draft.reading.bindings.variableOf(value) : null;
  const given = variable ? question.create.given.get(variable) : null;
  if (given) return partOf(question, given, key, name);
  const held = value.type === "Identifier" ? draft.reading.bindings.initialValue(value) : null;
  if (held && unwrap(held).type === "ObjectExpression" && !holds(unwrap(held), key)) return null;
  const text = values.text(argument, name);
  return text === null ? null : `${text}.${key}`;
}

/** `definition(table)`: a function of this file that gives an object with this member. */
function givesMember({ draft: { reading } }: DriftQuestion, call: Call, key: string): boolean {
  const fn = reading.summaries.calledBy(call);
  if (!fn) return false;
  const given =
    fn.body?.type === "BlockStatement" ? reading.file.bodyOf(fn).returns.map(({ argument }) => argument) : [fn.body];
  return given.some((node) => node && holds(unwrap(node), key));
}

function holds(object: Node, key: string): boolean {
  return (
    propertyOf(object, key) !== null ||
    (object.type === "ObjectExpression" && object.properties.some(({ type }) => type === "SpreadElement"))
  );
}

/** The same for a name or a number, which may stand twice. */
export function nameIn(question: DriftQuestion, argument: Node | undefined, key: string): string | null {
  const value = argument ? unwrap(argument) : null;
  if (value?.type === "ObjectExpression") {
    const part = propertyOf(value, key);
    if (part) return question.values.name(part);
  }
  return partOf(question, argument, key, key);
}

/** What a constant is called: `imagesVectors` for the vectors of "images"; `expectedVectors` where the name is no literal. */
export function constantName(thing: string | null, suffix: string): string {
  const words =
    /^["'`]([\w:.-]+)["'`]$/
      .exec(thing ?? "")?.[1]
      ?.split(/[^a-z0-9]+/i)
      .filter((word) => word !== "") ?? [];
  const [first = "expected", ...rest] = /^\d/.test(words[0] ?? "0") ? [] : words;
  const pascal = [...rest, suffix].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `${/[a-z]/.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) : first.toLowerCase()}${pascal}`;
}

/** `key: value`, or `key` alone where both are one. */
export function entry(key: string, value: string): string {
  return key === value ? key : `${key}: ${value}`;
}
