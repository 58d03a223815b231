import { chainOf } from "../syntax/chain.ts";
import { propertyName, propertyOf, stringValue, type Call, type Node } from "../syntax/node.ts";

/** `set({ lastUsedAt: now })`: bookkeeping of when something was seen or used. */
export function onlyTouches(call: Call): boolean {
  return chainOf(call).links.some((link) =>
    link.call.arguments.some((argument) => {
      const values = propertyOf(argument, "data") ?? propertyOf(argument, "$set") ?? argument;
      return (
        values.type === "ObjectExpression" &&
        values.properties.length > 0 &&
        values.properties.every(
          (property) =>
            property.type === "Property" &&
            /^(?:last|seen|viewed|accessed|used)[A-Z_]|^(?:seen|accessed|touched)At$/.test(
              propertyName(property.key) ?? "",
            ),
        )
      );
    }),
  );
}

/** Elasticsearch's `{ ignore: [400] }`: "already exists" is no error. */
export function ignoresConflict(value: Node | null): boolean {
  const codes = value?.type === "ArrayExpression" ? value.elements : [value];
  return codes.some((code) => code?.type === "Literal" && (code.value === 400 || code.value === 409));
}

export function hasOption(call: Call, option: string): boolean {
  return call.arguments.some((argument) => {
    const value = propertyOf(argument, option);
    return value !== null && !(value.type === "Literal" && value.value === false);
  });
}

export function shorten(name: string): string {
  return name.length <= 60 ? name : `…${name.slice(-57)}`;
}

/** `db.collection('domaincache').insertOne(…)`: the store's own name says that it can be rebuilt. */
export function isCacheStore(call: Call): boolean {
  return chainOf(call)
    .links.slice(1)
    .some((link) => /cache/i.test(stringValue(link.call.arguments[0]) ?? ""));
}
