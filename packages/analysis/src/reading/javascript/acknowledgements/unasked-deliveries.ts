import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import { functionOf } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import { bodyOf, calledName, placeOf, propertyOf } from "../syntax/node.ts";
import { Payload } from "../units/payload.ts";
import { isHeard } from "./is-heard.ts";
import { workIn } from "./work-in.ts";

/** `channel.consume(queue, handle, { noAck: true })`: the broker forgets the message when it sends it. */
export function unaskedDeliveries(reading: Reading): readonly Acknowledgement[] {
  if (!/\bnoAck\s*:\s*true\b/.test(reading.file.input.text)) return [];
  const found: Acknowledgement[] = [];
  for (const body of reading.file.bodies)
    for (const call of body.calls) {
      if (calledName(call) !== "consume") continue;
      const option = call.arguments.map((argument) => propertyOf(argument, "noAck")).find(Boolean);
      const handler = call.arguments.map((argument) => functionOf(reading, argument)).find(Boolean);
      const unit = handler ? reading.units.of(handler) : null;
      if (option?.type !== "Literal" || option.value !== true || !handler || unit?.kind !== "message") continue;
      const main = workIn(reading, bodyOf(handler), new Payload(reading, handler)).find(
        (work) => !isHeard(reading, work.call, handler),
      );
      if (!main) continue;
      found.push({
        kind: "acknowledgement",
        form: "onDelivery",
        unit: { ...unit, settles: "onDelivery" },
        place: placeOf(option.parent),
        name: "noAck: true",
        certainty: unit.certainty,
        work: main.operation,
        named: false,
        agreed: false,
        explained: reading.intent.explains(option.parent),
      });
    }
  return found;
}
