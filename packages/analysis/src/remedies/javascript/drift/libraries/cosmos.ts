import { receiverOf, unwrap } from "../../../../reading/javascript/syntax/node.ts";
import { callText, objectText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../schema-helpers.ts";

export const cosmos: DriftReader = (question) => {
  const { draft, args, create, values } = question;
  const [options] = args;
  const containers = create.node.type === "CallExpression" ? receiverOf(create.node) : null;
  const database = containers?.type === "MemberExpression" ? unwrap(containers.object) : null;
  const client = values.name(database);
  const name = nameIn(question, options, "id");
  if (name === null || client === null) return null;
  const partitionKey = partOf(question, options, "partitionKey", constantName(name, "partitionKey"));
  if (partitionKey === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.container(${name}).read()`],
      [
        callText(draft, assertSameSchema(draft), [
          name,
          objectText(draft, [entry("partitionKey", partitionKey)]),
          `${live}.resource`,
        ]),
      ],
    ],
    waits: true,
    compares: "the partition key",
  };
};
