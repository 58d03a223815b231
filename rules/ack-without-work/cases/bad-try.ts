import type { Channel, ConsumeMessage } from 'amqplib';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

// The ack comes first: the broker has forgotten the message when the write fails.
export function consumeOrders(channel: Channel): unknown {
  return channel.consume('orders', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    try {
      channel.ack(msg);
   // ~~~~~~~~~~~~~~~~ before
      await prisma.order.create({ data: JSON.parse(msg.content.toString()) });
    } catch (error) {
      console.error('order not stored', error);
    }
  });
}
