import type { DriftReader } from "../drift-check.ts";
import { callText } from "../call-text.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

/** A subscription belongs to one topic for good, and says so even when that was deleted. */
export const pubsub: DriftReader = ({ draft, client, args, values, create }) => {
  if (!create.operation.name.endsWith("createSubscription()") || client === null) return null;
  const [topic, name] = [values.name(args[0]), values.name(args[1])];
  if (topic === null || name === null) return null;
  const live = draft.freeName("live");
  return {
    lines: [
      [`const [${live}] = await ${client}.subscription(${name}).getMetadata()`],
      [callText(draft, assertSameSchema(draft), [name, `{ topic: ${client}.topic(${topic}).name }`, live])],
    ],
    waits: true,
    compares: "the topic that it belongs to",
  };
};
