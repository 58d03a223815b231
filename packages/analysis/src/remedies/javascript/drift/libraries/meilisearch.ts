import { callText, objectText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, entry, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const meilisearch: DriftReader = (question) => {
  const { draft, client, args, values } = question;
  const name = values.name(args[0]);
  if (name === null || client === null) return null;
  const primaryKey = partOf(question, args[1], "primaryKey", constantName(name, "primaryKey"));
  if (primaryKey === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.getRawIndex(${name})`],
      [callText(draft, assertSameSchema(draft), [name, objectText(draft, [entry("primaryKey", primaryKey)]), live])],
    ],
    waits: true,
    compares: "the primary key",
  };
};
