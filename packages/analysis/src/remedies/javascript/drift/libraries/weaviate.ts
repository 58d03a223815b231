import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const weaviate: DriftReader = (question) => {
  const { draft, client, args } = question;
  const [options] = args;
  const name = nameIn(question, options, "name");
  if (name === null || client === null) return null;
  const properties = partOf(question, options, "properties", constantName(name, "properties"));
  if (properties === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.use(${name}).config.get()`],
      [
        callText(draft, assertSameSchema(draft), [
          name,
          `{ properties: ${properties}.map(({ name, dataType }) => ({ name, dataType })) }`,
          live,
        ]),
      ],
    ],
    waits: true,
    compares: "names and types of properties",
  };
};
