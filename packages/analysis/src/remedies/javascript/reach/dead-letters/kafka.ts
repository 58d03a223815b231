import {
  propertyName,
  propertyOf,
  stringValue,
  calledName,
  receiverOf,
} from "../../../../reading/javascript/syntax/node.ts";
import type { PlanText } from "../../../../model/plan.ts";
import { code, joined } from "../../source/code.ts";
import { callsOf } from "../calls-of.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { libraryOfValue } from "../value-in-reach.ts";
import { valuesInReach } from "../values-in-reach.ts";
import { loopVariable } from "./item-at.ts";

/** `<topic>.dlq`, with the message as it came and the reason in its headers, through a producer that is in reach. */
export function kafka(item: LostItem): DeadLetter | null {
  const { draft, site, subject, error } = item;
  const source = messageOf(item);
  const producer = site.isAsync && source ? producerOf(item) : null;
  if (!source || producer === null) return null;
  const { topic, message } = source;
  const { indent, quote } = draft.style;
  const headers = joined(
    [
      [`...${message}.headers`],
      code`reason: ${quote}${subject.reason}${quote}`,
      ...(error === null ? [] : [[`error: String(${error})`]]),
    ],
    ", ",
  );
  const letter: PlanText = code`{ key: ${message}.key, value: ${message}.value, headers: { ${headers} } }`;
  return {
    lines: [code`await ${producer}.send({\n${indent}topic: ${topic},\n${indent}messages: [${letter}],\n})`],
    leave: null,
    note: "The message is kept in the topic `<topic>.dlq`, with the reason in its headers, and the partition goes on.",
  };
}

function producerOf({ draft, site }: LostItem): string | null {
  for (const value of valuesInReach(draft, site.node)) {
    if (!/producer$/i.test(value.name) || value.where === "nearby") continue;
    const library = libraryOfValue(draft, value, "send");
    if (library && /kafka/.test(library.library) && library.receiver !== "Kafka") return value.use();
  }
  return null;
}

/** What the message and its topic are called here. */
function messageOf({ draft, site, home }: LostItem): { readonly topic: string; readonly message: string } | null {
  const [parameter] = home.params;
  const turn = loopVariable(site.node, home);
  if (parameter?.type === "Identifier") {
    const whole = parameter.name;
    // `eachMessage: async (payload)`, `eachBatch: async ({ batch })`: of any other parameter nothing is known.
    if (turn !== null) return null;
    return /^(?:payload|args|params|input)$/.test(whole)
      ? { topic: `\`\${${whole}.topic}.dlq\``, message: `${whole}.message` }
      : null;
  }
  if (parameter?.type !== "ObjectPattern") return null;
  const names = new Map<string, string>();
  for (const property of parameter.properties)
    if (property.type === "Property" && property.value.type === "Identifier")
      names.set(propertyName(property.key) ?? "", property.value.name);
  const batch = names.get("batch");
  if (batch !== undefined && turn !== null) return { topic: `\`\${${batch}.topic}.dlq\``, message: turn };
  const message = names.get("message");
  if (message === undefined) return null;
  const topic = names.get("topic");
  if (topic !== undefined) return { topic: `\`\${${topic}}.dlq\``, message };
  const only = onlyTopic(draft);
  return only === null ? null : { topic: draft.string(`${only}.dlq`), message };
}

/** The topic of the file's one subscription. */
function onlyTopic(draft: LostItem["draft"]): string | null {
  const topics = callsOf(draft)
    .filter((call) => calledName(call) === "subscribe" && receiverOf(call))
    .map((call) => {
      const topic = propertyOf(call.arguments[0], "topic");
      return topic?.type === "Literal" ? stringValue(topic) : null;
    });
  return topics.length === 1 ? (topics[0] ?? null) : null;
}
