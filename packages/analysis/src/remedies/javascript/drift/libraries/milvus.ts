import { callText } from "../call-text.ts";
import { declareFunction } from "../declare-function.ts";
import type { DriftQuestion, DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const milvus: DriftReader = (question) => {
  const { draft, client, args } = question;
  const [options] = args;
  const name = nameIn(question, options, "collection_name");
  if (name === null || client === null) return null;
  const fields =
    partOf(question, options, "fields", constantName(name, "fields")) ??
    partOf(question, options, "schema", constantName(name, "fields"));
  if (fields === null) return null;
  const live = draft.freeName("live");
  const shape = fieldsByName(question);
  return {
    lines: [
      [`const ${live} = await ${client}.describeCollection({ ${entry("collection_name", name)} })`],
      [callText(draft, assertSameSchema(draft), [name, `${shape}(${fields})`, `${shape}(${live}.schema.fields)`])],
    ],
    waits: true,
    compares: "names, types and dimensions of fields",
  };
};

/** Milvus answers with the name of a type for the number that it was created with. */
function fieldsByName({ draft }: DriftQuestion): string {
  const dataType = draft.import("@zilliz/milvus2-sdk-node", "DataType");
  const { isTypeScript, indent: tab, quote: q, semicolon: s } = draft.style;
  const parameter = isTypeScript
    ? "fields: readonly { name: string; data_type: number | string; dim?: unknown }[]"
    : "fields";
  return declareFunction(draft, "fieldsByName", (name) => [
    [
      `/** What cannot be changed later: the type of a field, and its dimension. */`,
      `function ${name}(${parameter})${isTypeScript ? ": Record<string, object>" : ""} {`,
      `${tab}return Object.fromEntries(`,
      `${tab}${tab}fields.map(({ name, data_type, dim }) => [`,
      `${tab}${tab}${tab}name,`,
      `${tab}${tab}${tab}{ type: typeof data_type === ${q}number${q} ? ${dataType}[data_type] : data_type, dim },`,
      `${tab}${tab}]),`,
      `${tab})${s}`,
      `}`,
    ],
  ]);
}
