import type { Channel, ConsumeMessage } from 'amqplib';
import { PubSub, type Message } from '@google-cloud/pubsub';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();

declare function importStatement(id: string): Promise<void>;

// Acknowledged whether the row is there or not.
export async function onReading(channel: Channel, msg: ConsumeMessage): Promise<void> {
  try {
    await prisma.reading.create({ data: JSON.parse(msg.content.toString()) });
  } finally {
    channel.ack(msg);
 // ~~~~~~~~~~~~~~~~ finally
  }
}

// The log line is written, and the message is gone.
export function listen(): void {
  new PubSub().subscription('statements').on('message', async (message: Message) => {
    try {
      await importStatement(message.attributes.objectId);
    } catch (error) {
      logger.error({ err: error, message: message.id }, 'statement import failed');
    } finally {
      message.ack();
   // ~~~~~~~~~~~~~ finally
    }
  });
}

// The throw goes on, but nobody delivers again.
export async function onPayout(channel: Channel, msg: ConsumeMessage): Promise<void> {
  try {
    await prisma.payout.create({ data: JSON.parse(msg.content.toString()) });
  } catch (error) {
    logger.error({ err: error }, 'payout was not stored');
    throw error;
  } finally {
    channel.ack(msg);
 // ~~~~~~~~~~~~~~~~ finally
  }
}

// The same with a promise.
export function onTicket(channel: Channel, msg: ConsumeMessage): Promise<void> {
  return prisma.ticket.create({ data: JSON.parse(msg.content.toString()) }).finally(() => channel.ack(msg));
  //                                                                                      ~~~~~~~~~~~~~~~~ finally
}
