import { PrismaClient } from '@prisma/client';
import { Worker, type Job } from 'bullmq';
import { Kafka } from 'kafkajs';

const prisma = new PrismaClient();
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const producer = kafka.producer();

declare function isValid(order: unknown): order is { id: string };

// What cannot be parsed is kept as it came.
export async function startOrders(): Promise<void> {
  await kafka.consumer({ groupId: 'orders' }).run({
    eachMessage: async ({ message }) => {
      let order: { id: string };
      try {
        order = JSON.parse(String(message.value));
      } catch {
        await producer.send({ topic: 'orders.dlq', messages: [{ value: message.value }] });
        return;
      }
      await prisma.order.create({ data: order });
    },
  });
}

// The same in a loop, with a log line.
export async function processOrders(job: Job<{ bodies: string[] }>): Promise<void> {
  for (const body of job.data.bodies) {
    let order: { id: string };
    try {
      order = JSON.parse(body);
    } catch (error) {
      console.warn('order is no JSON', job.id, error);
      continue;
    }
    await prisma.order.create({ data: order });
  }
}

// What is left after the `if` is an error.
export const orderWorker = new Worker('orders', async (job) => {
  if (isValid(job.data)) {
    await prisma.order.create({ data: job.data });
    return;
  }
  throw new Error(`job ${job.id} holds no order`);
});

// The batch fails, and says with how many.
export const batchWorker = new Worker<{ orders: unknown[] }>('batches', async (job) => {
  if (!job.data.orders.every(isValid)) throw new Error(`${job.data.orders.length} orders, not all of them valid`);
  await prisma.order.createMany({ data: job.data.orders });
});
