import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();

async function storeRecord(record: SQSRecord): Promise<void> {
  await prisma.entitlement.create({ data: JSON.parse(record.body) });
}

// Rejections go into the reply.
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  const results = await Promise.allSettled(event.Records.map(storeRecord));
  for (const [index, result] of results.entries())
    if (result.status === 'rejected') {
      logger.error({ err: result.reason }, 'record failed');
      batchItemFailures.push({ itemIdentifier: event.Records[index].messageId });
    }
  return { batchItemFailures };
}

// One rejection fails the batch, and all of it comes again.
export async function archive(event: SQSEvent): Promise<void> {
  await Promise.all(event.Records.map(async (record: SQSRecord) => storeRecord(record)));
}
