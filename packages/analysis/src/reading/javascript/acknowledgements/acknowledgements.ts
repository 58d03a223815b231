import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import type { Reading } from "../reading.ts";
import { placeOf } from "../syntax/node.ts";
import { namesMessage } from "./acks.ts";
import type { EarlyAck } from "./early-acks.ts";
import { emptyReplies } from "./empty-replies.ts";
import { finalAcksOf } from "./final-acks.ts";
import { unaskedDeliveries } from "./unasked-deliveries.ts";

/** Reads every place that says "done" of work that may still fail. */
export function readAcknowledgements(reading: Reading): readonly Acknowledgement[] {
  const early = reading.earlyAcks.all().map((one) => fromEarly(reading, one));
  const others = [finalAcksOf, emptyReplies, unaskedDeliveries].flatMap((read) => read(reading));
  return [...early, ...others].toSorted((a, b) => a.place.start - b.place.start);
}

function fromEarly(reading: Reading, { ack, unit, site, work }: EarlyAck): Acknowledgement {
  const main = work.find((one) => one.tier === "primary") ?? work[0];
  if (!main) throw new Error("an early ack has work after it");
  return {
    kind: "acknowledgement",
    form: ack.is === "answer" ? "answered" : "before",
    unit,
    place: placeOf(ack.call),
    name: ack.name,
    certainty: ack.certainty,
    work: main,
    named: namesMessage(ack.name),
    agreed: ack.is === "answer" && isAgreed(reading),
    explained: reading.intent.explains(site),
  };
}

/** Chat platforms wait for three seconds or so, and want the answer first. */
function isAgreed(reading: Reading): boolean {
  return (
    /slack|discord|telegram|whatsapp|msteams|interaction|chat/i.test(reading.file.input.filename) ||
    /['"](?:@slack|discord|telegraf|grammy|@line\/|botbuilder)|x-slack-|x-signature-ed25519/i.test(
      reading.file.input.text,
    )
  );
}
