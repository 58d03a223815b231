import { callText } from "../call-text.ts";
import type { DriftCheck, DriftQuestion, DriftReader } from "../drift-check.ts";
import { constantName, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const qdrant: DriftReader = (question) => {
  const { draft, client, args, values } = question;
  const name = values.name(args[0]);
  if (name === null || client === null) return null;
  if (question.create.operation.name.endsWith("createPayloadIndex()")) return payloadIndex(question, name, client);
  const dense = partOf(question, args[1], "vectors", constantName(name, "vectors"));
  const vectors = dense ?? partOf(question, args[1], "sparse_vectors", constantName(name, "vectors"));
  const key = dense === null ? "sparse_vectors" : "vectors";
  if (vectors === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.getCollection(${name})`],
      [callText(draft, assertSameSchema(draft), [name, vectors, `${live}.config.params.${key}`])],
    ],
    waits: true,
    compares: "size and distance of the vectors",
  };
};

/** An index on a field of the payload, whose type is told with the collection. */
function payloadIndex(question: DriftQuestion, name: string, client: string): DriftCheck | null {
  const { draft, args } = question;
  const field = nameIn(question, args[1], "field_name");
  const type = nameIn(question, args[1], "field_schema");
  if (field === null || type === null || !/^["']/.test(type)) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.getCollection(${name})`],
      [
        callText(draft, assertSameSchema(draft), [
          name,
          `{ [${field}]: { data_type: ${type} } }`,
          `${live}.payload_schema`,
        ]),
      ],
    ],
    waits: true,
    compares: "the type of the indexed field",
  };
}
