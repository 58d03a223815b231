import { callText, objectText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const dynamodb: DriftReader = (question) => {
  const { draft, client, args, create } = question;
  const [options] = args;
  const name = nameIn(question, options, "TableName");
  if (name === null || client === null) return null;
  const members = ["KeySchema", "AttributeDefinitions"].flatMap((key) => {
    const text = partOf(question, options, key, constantName(name, key));
    return text === null ? [] : [entry(key, text)];
  });
  if (members.length === 0) return null;
  const isCommand = create.node.type === "CallExpression" && create.node.arguments[0]?.type === "NewExpression";
  const live = draft.freeName("live");
  // In the declared input of a command, the name may be missing.
  const label = name.includes(".") && !/^["'`]/.test(name) ? `String(${name})` : name;
  const given = `{ ${entry("TableName", name)} }`;
  const answer = isCommand
    ? `${client}.send(new ${draft.import("@aws-sdk/client-dynamodb", "DescribeTableCommand")}(${given}))`
    : `${client}.describeTable(${given})`;
  return {
    lines: [
      [`const ${live} = await ${answer}`],
      [callText(draft, assertSameSchema(draft), [label, objectText(draft, members), `${live}.Table`])],
    ],
    waits: true,
    compares: "key schema and types of key attributes",
  };
};
