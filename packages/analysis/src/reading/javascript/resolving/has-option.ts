import type { Operation } from "../../../model/operation.ts";
import { chainOf, type Chain } from "../syntax/chain.ts";
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

/** `redis.multi().hget(…).hget(…).exec()`: commands that are gathered, and only ask. */
export function onlyReads({ links }: Chain): boolean {
  const [last, ...gathered] = links;
  const first = gathered.pop();
  return (
    last?.name === "exec" &&
    gathered.length > 0 &&
    /^(?:multi|pipeline|batch)$/.test(first?.name ?? "") &&
    gathered.every(({ name }) =>
      /^(?:[hm]?get(?:all)?|hmget|exists|p?ttl|type|keys|scan|strlen|[shzl](?:card|len|members|keys|vals|ismember|scan)|[lzx]range\w*|z(?:score|rank|count)|lindex)$/i.test(
        name,
      ),
    )
  );
}

/** `schema.createSchema(name).ifNotExists()`: a name space, view or database has no columns that could differ. */
export function comparable(operation: Operation, { links }: Chain): Operation {
  return operation.kind === "createIfMissing" &&
    // `pinecone.createIndex({ dimension, suppressConflicts })` makes one with a schema, all in one call.
    links.slice(1).some(({ name }) => /^create(?:Schema|Index|View|Type|Database)$/.test(name))
    ? { ...operation, drift: "no-schema" }
    : operation;
}
