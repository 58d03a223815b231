import type { Channel, ConsumeMessage } from 'amqplib';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { Worker } from 'bullmq';
import { Kafka } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'stock' });

async function storeRecord(record: SQSRecord): Promise<void> {
  await prisma.entitlement.create({ data: JSON.parse(record.body) });
}

// Rejections are logged, and the reply says that there were none.
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const results = await Promise.allSettled(event.Records.map(storeRecord));
  for (const result of results)
    if (result.status === 'rejected') logger.error({ err: result.reason }, 'record failed');
  return { batchItemFailures: [] };
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ emptyReply
}

// Every message of the batch is settled, and no result is looked at.
export async function archive(event: SQSEvent): Promise<void> {
  await Promise.allSettled(event.Records.map(async (record: SQSRecord) => storeRecord(record)));
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ failed
}

// The offset is committed while the write is still running.
export async function start(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      storeMovement(JSON.parse(String(message.value)) as object);
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unawaited
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
//~~~~~~~~~~~~~~~~~~~~~ unawaited
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
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unawaited
    channel.ack(msg);
  });
}
