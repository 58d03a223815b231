import { receiverOf } from "../../../../reading/javascript/syntax/node.ts";
import { callText, objectText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const typesense: DriftReader = (question) => {
  const { draft, args, create, values } = question;
  const [options] = args;
  const collections = create.node.type === "CallExpression" ? receiverOf(create.node) : null;
  const receiver = collections?.type === "CallExpression" ? receiverOf(collections) : null;
  const client = values.name(receiver);
  const name = nameIn(question, options, "name");
  if (name === null || client === null) return null;
  const fields = partOf(question, options, "fields", constantName(name, "fields"));
  if (fields === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.collections(${name}).retrieve()`],
      [callText(draft, assertSameSchema(draft), [name, objectText(draft, [entry("fields", fields)]), live])],
    ],
    waits: true,
    compares: "names and types of fields",
  };
};
