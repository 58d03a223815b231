import type { Operation } from "../../../model/operation.ts";
import { calledName, pathOf, placeOf, type Call } from "../syntax/node.ts";

/* Existence tests and creations of things with a schema, by name only: both must stand in one pattern to count. */
const thing = "(?:Collection|Index|Table|Topic|Class|Mapping|Dataset|VectorStore|Keyspace)";
const exists = new RegExp(
  `^(?:has|is|does|check|${thing.toLowerCase()}|table|index|collection)?(?:If)?${thing}?s?(?:Exists?|Exist|Present)$|^(?:has|exists)${thing}$|^(?:list|show|get)${thing}s?$|^(?:list|show)(?:Collections|Indexes|Indices|Tables|Topics|Classes)$`,
  "i",
);
const create = new RegExp(
  `^(?:create|make|add|provision|build|setup)(?:New|Vector|Search|Es|Elastic|Milvus|Qdrant|Pinecone)?(${thing})$`,
  "i",
);

/** `client.indices.exists`, `schema.hasTable`, `client.collections.get`: the member before the call says what it is about. */
const place = /(?:^|\.)(?:indices|collections|tables|topics|classes|containers|schema|ft)(?:\(\))?\.(\w+)$/;

export function existsByName(call: Call): Operation | null {
  const name = calledName(call) ?? "";
  const member = place.exec(pathOf(call.callee) ?? "")?.[1];
  if (member !== undefined && /^(?:exists|get|retrieve|info|has\w*|list\w*)$/.test(member))
    return operation(call, "exists", null);
  return exists.test(name) && !/(?:bucket|file|dir|path|key|user|cache)/i.test(pathOf(call.callee) ?? "")
    ? operation(call, "exists", null)
    : null;
}

export function createByName(call: Call, own: Operation | null): Operation | null {
  if (own && own.kind !== "write") return null;
  if (own?.certainty === "proved") return null;
  const member = place.exec(pathOf(call.callee) ?? "");
  if (member?.[1] === "create") return operation(call, "create", /indices/.test(member[0]) ? "index" : "collection");
  const match = create.exec(calledName(call) ?? "");
  return match ? operation(call, "create", (match[1] ?? "schema").toLowerCase()) : null;
}

/** `getMetadata`, `describeTable`, `getMapping`: reads what is live. */
export function describesByName(call: Call): boolean {
  return /^(?:getMetadata|getMappings?|getSchema|getTableSchema|describe(?:Table|Collection|Index|Class|Schema|Topic)s?|columnInfo|fieldMappings|listIndexes|getColumns|introspect)$/.test(
    calledName(call) ?? "",
  );
}

function operation(call: Call, kind: "exists" | "create", resource: string | null): Operation {
  return {
    kind,
    certainty: "likely",
    name: `${pathOf(call.callee) ?? calledName(call) ?? ""}()`,
    library: null,
    tier: "primary",
    role: "primary",
    place: placeOf(call),
    resource,
    drift: "none",
  };
}
