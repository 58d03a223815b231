import { PrismaClient } from '@prisma/client';
import { Worker, type Job } from 'bullmq';
import { Kafka } from 'kafkajs';

const prisma = new PrismaClient();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'orders' });

declare function isValid(order: unknown): order is { id: string };

// A payload that cannot be parsed, and a catch that leaves.
export async function startOrders(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      let order: { id: string };
      try {
        order = JSON.parse(String(message.value));
      } catch {
     // ~~~~~ dropped
        return;
      }
      await prisma.order.create({ data: order });
    },
  });
}

// The same in a loop.
export async function processOrders(job: Job<{ bodies: string[] }>): Promise<void> {
  for (const body of job.data.bodies) {
    let order: { id: string };
    try {
      order = JSON.parse(body);
    } catch {
   // ~~~~~ silent-drop/skipped
      continue;
    }
    await prisma.order.create({ data: order });
  }
}

// The work stands in the `if`, with a return of its own.
export const orderWorker = new Worker('orders', async (job) => {
  if (isValid(job.data)) {
//~~~~~~~~~~~~~~~~~~~~~~ dropped
    await prisma.order.create({ data: job.data });
    return;
  }
});

// One bad item takes the good ones with it.
export const batchWorker = new Worker<{ orders: unknown[] }>('batches', async (job) => {
  if (!job.data.orders.every(isValid)) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.order.createMany({ data: job.data.orders });
});
