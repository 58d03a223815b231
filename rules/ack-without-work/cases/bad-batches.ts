import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();

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
  //    ~~~~~~~~~~~~~~~~~~ unchecked-write-result/settled
}
