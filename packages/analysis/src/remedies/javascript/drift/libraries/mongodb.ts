import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const mongodb: DriftReader = (question) => {
  const { draft, client, args, values, create } = question;
  const name = values.name(args[0]);
  if (name === null || client === null || create.operation.resource !== "collection") return null;
  const key = "validator";
  const expected = partOf(question, args[1], key, constantName(name, key));
  if (expected === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const [${live}] = await ${client}.listCollections({ name: ${name} }, { nameOnly: false }).toArray()`],
      [callText(draft, assertSameSchema(draft), [name, expected, `${live}?.options?.validator`])],
    ],
    waits: true,
    compares: "the validator",
  };
};
