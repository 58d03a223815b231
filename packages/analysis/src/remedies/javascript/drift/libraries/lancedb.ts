import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

/** An empty table is made with a schema of Arrow, whose fields can be laid beside those of the open one. */
export const lancedb: DriftReader = ({ draft, client, args, values, create }) => {
  if (!create.operation.name.endsWith("createEmptyTable()") || client === null) return null;
  const name = values.name(args[0]);
  const schema = values.text(args[1], constantName(name, "schema"));
  if (name === null || schema === null) return null;
  const live = draft.freeName("live");
  const fields = (of: string): string =>
    `Object.fromEntries(${of}.fields.map((field) => [field.name, String(field.type)]))`;
  return {
    lines: [
      [`const ${live} = await (await ${client}.openTable(${name})).schema()`],
      [callText(draft, assertSameSchema(draft), [name, fields(schema), fields(live)])],
    ],
    waits: true,
    compares: "names and types of fields",
  };
};
