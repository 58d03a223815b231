import { callText, objectText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const pinecone: DriftReader = (question) => {
  const { draft, client, args } = question;
  const [options] = args;
  const name = nameIn(question, options, "name");
  if (name === null || client === null) return null;
  const members = ["dimension", "metric"].flatMap((key) => {
    const text = partOf(question, options, key, constantName(name, key));
    return text === null ? [] : [entry(key, text)];
  });
  if (members.length === 0) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.describeIndex(${name})`],
      [callText(draft, assertSameSchema(draft), [name, objectText(draft, members), live])],
    ],
    waits: true,
    compares: "dimension and metric",
  };
};
