import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import type { Body } from "../syntax/source-file.ts";
import { bodyOf, calledName, isFunction, receiverOf, unwrap, type Node } from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";
import { parameterVariables } from "./parameter-variables.ts";

/** `stored.match(() => log.info('stored'), (error) => log.error('not stored', error));`: the second function is the handler. */
export function* matchedArmsOf(reading: Reading, body: Body): Generator<FailureArm> {
  for (const call of body.calls) {
    if (calledName(call) !== "match" || call.arguments.length !== 2 || call.parent.type !== "ExpressionStatement")
      continue;
    const [succeeded, failed] = call.arguments;
    const result = resultOf(reading, receiverOf(call));
    if (!isFunction(succeeded) || !isFunction(failed) || !result) continue;
    const operations = writesLeaving(reading, [result]);
    yield {
      form: "testedValue",
      place: failed,
      body: bodyOf(failed),
      errors: parameterVariables(reading, failed, 0),
      operations,
      site: call.parent,
      returnLeaves: false,
      awaited: true,
    };
  }
}

/** The call whose result is matched: `(await orders.store(order)).match(…)`, or the variable that keeps it. */
function resultOf(reading: Reading, receiver: Node | null): Node | null {
  const value = receiver ? unwrap(receiver) : null;
  const given = value?.type === "Identifier" ? reading.bindings.initialValue(value) : value;
  return given?.type === "AwaitExpression" ? given : null;
}
