import { calledName, propertyOf, receiverOf, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import type { DriftQuestion, DriftReader } from "../drift-check.ts";
import { partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const kafka: DriftReader = (question) => {
  const { draft, client, args } = question;
  const [options] = args;
  if (client === null || (options && unwrap(options).type === "ArrayExpression")) return null;
  const written = options ? propertyOf(unwrap(options), "topics") : null;
  const topics = (written && wholeList(question, written)) ?? partOf(question, options, "topics", "expectedTopics");
  if (topics === null) return null;
  if (written && isWithoutNumbers(question, written)) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const ${live} = await ${client}.fetchTopicMetadata({ topics: ${topics}.map(({ topic }) => topic) })`],
      [
        callText(draft, assertSameSchema(draft), [
          draft.string("Kafka topics"),
          callText(draft, "Object.fromEntries", [
            `${topics}.map(({ topic, numPartitions }) => [topic, { partitions: numPartitions }])`,
          ]),
          callText(draft, "Object.fromEntries", [
            `${live}.topics.map(({ name, partitions }) => [name, { partitions: partitions.length }])`,
          ]),
        ]),
      ],
    ],
    waits: true,
    always: true,
    compares: "numbers of partitions",
  };
};

/** The broker decides how many partitions there are: the code has nothing to compare. */
function isWithoutNumbers({ draft }: DriftQuestion, written: Node): boolean {
  const value = unwrap(written);
  const held = value.type === "Identifier" ? draft.reading.bindings.initialValue(value) : value;
  const list = held && unwrap(held);
  return list?.type === "ArrayExpression" && !draft.textOf(list).includes("numPartitions");
}

/** `missing.map(…)`, where `missing` is `TOPICS.filter(…)`: those that were there already are the ones to look at. */
function wholeList({ draft, values }: DriftQuestion, written: Node): string | null {
  const { bindings } = draft.reading;
  const list = unwrap(written);
  if (list.type === "Identifier") {
    const held = bindings.initialValue(list);
    return held ? filtered(held) : null;
  }
  if (list.type !== "CallExpression" || calledName(list) !== "map") return null;
  const receiver = receiverOf(list);
  const held = receiver?.type === "Identifier" ? bindings.initialValue(receiver) : receiver;
  const whole = held ? filtered(held) : null;
  const [map] = list.arguments;
  if (whole === null || !map) return null;
  // With its topics and numbers in one list, that list is enough.
  const source = held && unwrap(held).type === "CallExpression" ? listBehind(unwrap(held)) : null;
  const [first] = source?.type === "ArrayExpression" ? source.elements : [];
  if (first && propertyOf(first, "topic") && propertyOf(first, "numPartitions")) return whole;
  const mapping = values.name(map);
  return mapping === null ? null : `${whole}.map(${mapping})`;

  function filtered(node: Node): string | null {
    const value = unwrap(node);
    if (value.type !== "CallExpression" || calledName(value) !== "filter") return null;
    const all = receiverOf(value);
    return all?.type === "Identifier" ? values.name(all) : null;
  }

  function listBehind(node: Node): Node | null {
    const all = node.type === "CallExpression" ? receiverOf(node) : null;
    const value = all?.type === "Identifier" ? bindings.initialValue(all) : null;
    return value && unwrap(value);
  }
}
