import type { Channel, ConsumeMessage } from 'amqplib';
import { Worker } from 'bullmq';
import { Kafka } from 'kafkajs';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'stock' });

// The offset is committed while the write is still running.
export async function start(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      storeMovement(JSON.parse(String(message.value)) as object);
   // ~~~~~~~~~~~~~ notAwaited
    },
  });
}

async function storeMovement(movement: object): Promise<void> {
  await prisma.movement.create({ data: movement });
}

// The job is completed before the report is.
export const reports = new Worker('reports', async (job) => {
  const { reportId } = job.data as { reportId: string };
  storeReport(reportId);
//~~~~~~~~~~~ notAwaited
  return { reportId };
});

async function storeReport(reportId: string): Promise<void> {
  await prisma.report.update({ where: { id: reportId }, data: { ready: true } });
}

// The ack follows the call, and not the work.
export function listen(channel: Channel): unknown {
  return channel.consume('movements', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    storeMovement(JSON.parse(msg.content.toString()) as object);
 // ~~~~~~~~~~~~~ notAwaited
    channel.ack(msg);
  });
}
