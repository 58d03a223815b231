import { propertyName, receiverOf, unwrap } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

const describes = /^(?:describe|describe(?:Collection|Index|Table|Topic)|get(?:Schema|Info)|schema|inspect)$/;

/** A client of the project's own, whose type says in this file that it can describe what is live. */
export const ownClient: DriftReader = ({ draft, client, args, values, create }) => {
  const receiver = create.node.type === "CallExpression" ? receiverOf(create.node) : null;
  const origin = receiver ? draft.reading.origins.of(receiver) : null;
  if (client === null || origin?.is !== "typed" || args.length !== 2) return null;
  const describe = origin.members?.find(
    (member) => member.type === "TSMethodSignature" && describes.test(propertyName(member.key) ?? ""),
  );
  const [first, options] = args;
  if (describe?.type !== "TSMethodSignature" || !options || unwrap(options).type === "Literal") return null;
  const name = values.name(first);
  const expected = values.text(options, constantName(name, "schema"), /^(?:type|metric|distance)$/);
  if (name === null || expected === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.${propertyName(describe.key) ?? ""}(${name})`],
      [callText(draft, assertSameSchema(draft), [name, expected, live])],
    ],
    waits: true,
    compares: "what it is created with",
  };
};
