import { propertyOf, receiverOf, stringValue, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { callText, objectText } from "../call-text.ts";
import type { DriftQuestion, DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

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
  // Written as a path, it is answered as a list of paths.
  const key = isText(question, options)
    ? `{ partitionKey: ${live}.resource?.partitionKey?.paths.join() }`
    : `${live}.resource`;
  return {
    lines: [
      [`const ${live} = await ${client}.container(${name}).read()`],
      [callText(draft, assertSameSchema(draft), [name, objectText(draft, [entry("partitionKey", partitionKey)]), key])],
    ],
    waits: true,
    compares: "the partition key",
  };
};

/** `partitionKey: "/tenant"`: the path alone. */
function isText({ draft }: DriftQuestion, options: Node | undefined): boolean {
  const key = options ? propertyOf(unwrap(options), "partitionKey") : null;
  const held = key?.type === "Identifier" ? draft.reading.bindings.initialValue(key) : key;
  return held !== null && stringValue(unwrap(held)) !== null;
}
