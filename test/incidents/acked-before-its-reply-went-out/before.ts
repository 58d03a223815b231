// rule: swallowed-rejection
import type { ChannelWrapper } from "amqp-connection-manager";
import type { ConsumeMessage } from "amqplib";
import { pino } from "pino";

const logger = pino({ name: "quotes" });

interface Parcel {
  readonly grams: number;
  readonly country: string;
}

function priceOf({ grams, country }: Parcel): number {
  return Math.ceil(grams / 500) * (country === "DE" ? 290 : 1150);
}

async function publishReply(channel: ChannelWrapper, { properties }: ConsumeMessage, reply: object): Promise<void> {
  const { replyTo, correlationId } = properties;
  await channel.publish("", replyTo, Buffer.from(JSON.stringify(reply)), { correlationId });
}

/** Answers every question on the queue `quotes`: whoever asked waits for the reply. */
export async function answerQuotes(channel: ChannelWrapper): Promise<void> {
  await channel.consume("quotes", (message: ConsumeMessage) => {
    try {
      const price = priceOf(JSON.parse(message.content.toString()));
      publishReply(channel, message, { price });
      channel.ack(message);
    } catch (error) {
      logger.error({ err: error, question: message.properties.correlationId }, "quote was not answered");
      channel.nack(message, false, false);
    }
  });
}
