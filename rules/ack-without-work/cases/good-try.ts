import type { Channel, ConsumeMessage } from 'amqplib';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

// The ack comes last: without it the broker delivers the message again.
export function consumeOrders(channel: Channel): unknown {
  return channel.consume('orders', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    try {
      await prisma.order.create({ data: JSON.parse(msg.content.toString()) });
      channel.ack(msg);
    } catch (error) {
      console.error('order not stored', error);
    }
  });
}
