import type { EnsureExists } from "../../../model/ensure-exists.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import { propertyName, calledName, type Node } from "../syntax/node.ts";
import type { CreateCalls } from "./create-calls.ts";
import { make } from "./make-ensure-exists.ts";

/** `getOrCreateCollection()`, `createIfNotExists()`, `CREATE TABLE IF NOT EXISTS`. */
export function* oneCalls(reading: Reading, body: Body, creates: CreateCalls): Generator<EnsureExists> {
  for (const call of [...body.calls.filter((one) => creates.candidates.has(one)), ...body.templates]) {
    const operation = reading.operations.of(call);
    if (operation?.kind === "createIfMissing" && operation.drift === "none" && !namesOnly(call))
      yield make(reading, operation.name.includes("`") || isSql(call) ? "sql-text" : "one-call", call, null, operation);
  }
}

function isSql(call: Node): boolean {
  return (
    call.type === "CallExpression" &&
    /^(?:query|execute|exec|raw|run|unsafe|command|batch|prepare|\$executeRaw\w*|\$queryRaw\w*)$/.test(
      calledName(call) ?? "",
    )
  );
}

/** `getOrCreateCollection({ name })`: there is no schema in the code to hold against the live one. */
function namesOnly(call: Node): boolean {
  if (call.type !== "CallExpression") return false;
  const [options] = call.arguments;
  return (
    options?.type === "ObjectExpression" &&
    options.properties.every(
      (property) =>
        property.type === "SpreadElement" ||
        /^(?:name|collectionName|collection_name|id|description)$/.test(propertyName(property.key) ?? "") ||
        (property.value.type === "Literal" && property.value.value === null),
    )
  );
}
