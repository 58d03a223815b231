import type { AttemptArm } from "../handlers/attempt-arms.ts";
import { parameterVariables } from "../handlers/parameter-variables.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, calledName, isFunction, pathOf, placeOf, receiverOf, stringValue } from "../syntax/node.ts";
import type { Body } from "../syntax/source-file.ts";

/** `worker.on('failed', (job, err) => …)`: where a queue tells that a job is lost. */
export function* failedEventArms(reading: Reading, body: Body): Generator<AttemptArm> {
  for (const call of body.calls) {
    const name = calledName(call);
    if (name !== "on" && name !== "once" && name !== "addListener") continue;
    const event = stringValue(call.arguments[0]) ?? "";
    const handler = call.arguments[1];
    const receiver = receiverOf(call);
    if (!/^(?:failed|error|processing_error|job:failed|stalled|dead)$/.test(event) || !isFunction(handler) || !receiver)
      continue;
    const parameter = handler.params.findIndex(
      (one) => one.type === "Identifier" && /^_?(?:err|error|e|reason|cause|\w*Err(?:or)?)$/i.test(one.name),
    );
    if (parameter < 0) continue;
    const subject = pathOf(receiver) ?? "the emitter";
    yield {
      form: "errorEvent",
      place: handler,
      body: bodyOf(handler),
      errors: parameterVariables(reading, handler, parameter),
      operations: [],
      site: call,
      returnLeaves: false,
      awaited: false,
      work: {
        words: [],
        attempt: { kind: "effect", name: subject, place: placeOf(receiver), certainty: "likely", isSide: false },
      },
    };
  }
}
