import type { Channel, ConsumeMessage } from 'amqplib';
import { PubSub, type Message } from '@google-cloud/pubsub';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();

declare function importStatement(id: string): Promise<void>;

// Only a timer is stopped in the end.
export async function onReading(channel: Channel, msg: ConsumeMessage): Promise<void> {
  const slow = setTimeout(() => logger.warn('a reading takes long'), 5_000);
  try {
    await prisma.reading.create({ data: JSON.parse(msg.content.toString()) });
    channel.ack(msg);
  } finally {
    clearTimeout(slow);
  }
}

// What failed is put where somebody looks, and then acknowledged like the rest.
export function listen(pubsub: PubSub): void {
  pubsub.subscription('statements').on('message', async (message: Message) => {
    try {
      await importStatement(message.attributes.objectId);
    } catch (error) {
      logger.error({ err: error, message: message.id }, 'statement import failed');
      await pubsub.topic('statements-dead-letter').publishMessage({ data: message.data });
    } finally {
      message.ack();
    }
  });
}

// Whether to acknowledge is decided in the try.
export async function onPayout(channel: Channel, msg: ConsumeMessage): Promise<void> {
  let stored = false;
  try {
    await prisma.payout.create({ data: JSON.parse(msg.content.toString()) });
    stored = true;
  } finally {
    if (stored) channel.ack(msg);
    else channel.nack(msg, false, true);
  }
}

// The same with a promise: an ack for success, a nack for failure.
export function onTicket(channel: Channel, msg: ConsumeMessage): Promise<void> {
  return prisma.ticket.create({ data: JSON.parse(msg.content.toString()) }).then(
    () => channel.ack(msg),
    () => channel.nack(msg, false, false),
  );
}
