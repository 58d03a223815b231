import type { Channel, ConsumeMessage } from 'amqplib';
import { Worker } from 'bullmq';
import { Kafka } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'stock' });

// The offset waits for the write.
export async function start(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      await storeMovement(JSON.parse(String(message.value)) as object);
    },
  });
}

async function storeMovement(movement: object): Promise<void> {
  await prisma.movement.create({ data: movement });
}

// What runs beside the job is no part of it: it warms a cache and keeps its failure to itself.
export const reports = new Worker('reports', async (job) => {
  const { reportId } = job.data as { reportId: string };
  warmCache(reportId);
  await storeReport(reportId);
  return { reportId };
});

async function warmCache(reportId: string): Promise<void> {
  const response = await fetch(`http://cache/reports/${reportId}`);
  logger.debug({ status: response.status }, 'warmed');
}

async function storeReport(reportId: string): Promise<void> {
  await prisma.report.update({ where: { id: reportId }, data: { ready: true } });
}

// The ack waits.
export function listen(channel: Channel): unknown {
  return channel.consume('movements', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    await storeMovement(JSON.parse(msg.content.toString()) as object);
    channel.ack(msg);
  });
}
