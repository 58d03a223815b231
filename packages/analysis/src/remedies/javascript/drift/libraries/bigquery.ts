import { receiverOf, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import { declareFunction } from "../declare-function.ts";
import type { DriftQuestion, DriftReader } from "../drift-check.ts";
import { constantName, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const bigquery: DriftReader = (question) => {
  const { draft, client, args, values, create } = question;
  if (client === null || create.node.type !== "CallExpression" || receiverOf(create.node) === null) return null;
  const isOfDataset = create.operation.name.endsWith("createTable()");
  const name = isOfDataset ? values.name(args[0]) : `${client}.id`;
  if (name === null) return null;
  const schema = partOf(question, args[isOfDataset ? 1 : 0], "schema", constantName(name, "schema"));
  if (schema === null) return null;
  const table = isOfDataset ? `${client}.table(${name})` : client;
  const live = draft.freeName("live");
  const fields = (list: string): string => (hasNewNames(question) ? `${olderNames(question)}(${list})` : list);
  const isOfFields = isList(question, args[isOfDataset ? 1 : 0]);
  const expected = isOfFields
    ? `{ fields: ${fields(schema)} }`
    : hasNewNames(question)
      ? `{ fields: ${fields(`${schema}.fields`)} }`
      : schema;
  const label = isOfDataset ? name : `String(${name})`;
  return {
    lines: [
      [`const [${live}] = await ${table}.getMetadata()`],
      [callText(draft, assertSameSchema(draft), [label, expected, `${live}.schema`])],
    ],
    waits: true,
    compares: "names, types and modes of fields",
  };
};

function hasNewNames({ draft }: DriftQuestion): boolean {
  return /["'`](?:INT64|FLOAT64|BOOL|STRUCT)["'`]/.test(draft.reading.file.input.text);
}

/** BigQuery takes the names of its SQL, and answers with older ones. */
function olderNames({ draft }: DriftQuestion): string {
  const { isTypeScript, indent: tab, semicolon: s, quote: q } = draft.style;
  const older = `{ INT64: ${q}INTEGER${q}, FLOAT64: ${q}FLOAT${q}, BOOL: ${q}BOOLEAN${q}, STRUCT: ${q}RECORD${q} }`;
  return declareFunction(draft, "withAnsweredTypes", (name) => [
    [
      `/** BigQuery answers with the older name of a type. */`,
      `function ${name}(fields${isTypeScript ? ": readonly { type?: string }[]" : ""})${isTypeScript ? ": object[]" : ""} {`,
      `${tab}const older${isTypeScript ? ": Record<string, string>" : ""} = ${older}${s}`,
      `${tab}return fields.map((field) => ({ ...field, type: older[field.type ?? ${q}${q}] ?? field.type }))${s}`,
      `}`,
    ],
  ]);
}

/** The schema is a list of fields, and no object that has one. */
function isList({ draft }: DriftQuestion, options: Node | undefined): boolean {
  const { bindings } = draft.reading;
  const resolve = (node: Node): Node => {
    const value = unwrap(node);
    const held = value.type === "Identifier" ? bindings.initialValue(value) : null;
    return held ? unwrap(held) : value;
  };
  if (!options) return false;
  const object = resolve(options);
  if (object.type !== "ObjectExpression") return true;
  for (const property of object.properties)
    if (property.type === "Property" && property.key.type === "Identifier" && property.key.name === "schema")
      return resolve(property.value).type !== "ObjectExpression";
  return true;
}
