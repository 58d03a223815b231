import type { Unit } from "../../../model/unit.ts";
import type { FunctionNode, Node } from "../../../reading/javascript/syntax/node.ts";
import { namesInScope } from "../reach/names-in-scope.ts";
import type { Draft } from "../source/draft.ts";

/** What tells which item it was: a key and an expression that is safe to read. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** Where brokers keep the identity of what they hand over; `$` stands for the parameter. */
const identities: Readonly<Record<string, readonly Field[]>> = {
  bullmq: [{ name: "jobId", value: "$.id" }],
  bull: [{ name: "jobId", value: "$.id" }],
  "bee-queue": [{ name: "jobId", value: "$.id" }],
  agenda: [{ name: "jobId", value: "$.attrs._id" }],
  "@google-cloud/pubsub": [{ name: "messageId", value: "$.id" }],
  "@azure/service-bus": [{ name: "messageId", value: "$.messageId" }],
  "sqs-consumer": [{ name: "messageId", value: "$.MessageId" }],
  nats: [{ name: "subject", value: "$.subject" }],
};

/**
 * The item's identity as far as it can be named here: what its broker calls it, or identifiers that are in reach. What the
 * guard has just found missing is not read.
 */
export function itemFields(
  draft: Draft,
  at: Node,
  home: FunctionNode | null,
  unit: Unit,
  missing: string,
): readonly Field[] {
  const [parameter] = home?.params ?? [];
  const known = unit.library === null ? undefined : identities[unit.library];
  if (known && parameter?.type === "Identifier" && !isMissing(parameter.name, missing))
    return known.map(({ name, value }) => ({ name, value: value.replace("$", parameter.name) }));
  const ids = namesInScope(draft.reading, at)
    .filter(
      ({ name, where, variable }) =>
        where === "local" &&
        /^(?:id|key|sku|\w+(?:Id|ID|_id))$/.test(name) &&
        variable.defs[0]?.type !== "FunctionName",
    )
    .slice(0, 2)
    .map(({ name }) => ({ name, value: name }));
  return ids;
}

function isMissing(name: string, condition: string): boolean {
  return condition === `!${name}` || condition.startsWith(`!${name} `) || condition.includes(`${name} ==`);
}
