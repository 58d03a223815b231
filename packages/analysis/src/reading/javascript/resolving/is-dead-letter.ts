import { isDeadLetterName } from "../../../vocabulary/telemetry-names.ts";
import { pathOf, propertyOf, stringValue, type Call } from "../syntax/node.ts";

/** A call that goes to a dead-letter queue, by its own name or by that of its topic. */
export function isDeadLetter(call: Call, path: string): boolean {
  if (isDeadLetterName(path)) return true;
  return call.arguments.some((argument) => {
    const topic =
      stringValue(argument) ??
      stringValue(propertyOf(argument, "topic") ?? propertyOf(argument, "QueueUrl")) ??
      pathOf(propertyOf(argument, "topic") ?? propertyOf(argument, "QueueUrl") ?? argument);
    return topic !== null && topic.length < 200 && isDeadLetterName(topic);
  });
}
