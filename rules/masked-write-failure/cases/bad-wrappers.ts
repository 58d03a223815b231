import { PrismaClient } from '@prisma/client';
import { Kafka } from 'kafkajs';
import type { Context, SQSHandler, SQSRecord } from 'aws-lambda';
import { pino } from 'pino';
import { trace } from '@opentelemetry/api';

const logger = pino({ name: 'ledger' });
const prisma = new PrismaClient();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const tracer = trace.getTracer('ledger');

interface Entry {
  account: string;
  amount: number;
}

// The write stands in a function of the same file.
export async function onEntryEvent(event: Entry): Promise<void> {
  try {
    await appendEntry(event);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, account: event.account }, 'entry was not appended');
  }
}

async function appendEntry(entry: Entry): Promise<void> {
  await prisma.entry.create({ data: entry });
  await prisma.balance.update({ where: { account: entry.account }, data: { amount: { increment: entry.amount } } });
}

// The handler is of a unit by derivation: the Lambda hands each record over.
export const handler: SQSHandler = async (event) => {
  for (const record of event.Records) {
    await storeRecord(record);
  }
};

async function storeRecord(record: SQSRecord): Promise<void> {
  const entry = JSON.parse(record.body) as Entry;
  try {
    await prisma.entry.create({ data: entry });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, message: record.messageId }, 'entry lost');
  }
}

// A span hears of it; nobody reads spans at two in the morning.
export async function postEntry(entry: Entry): Promise<{ ok: boolean }> {
  const span = tracer.startSpan('post-entry');
  try {
    await prisma.entry.create({ data: entry });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    span.recordException(error as Error);
    logger.error({ err: error }, 'entry not posted');
  } finally {
    span.end();
  }
  return { ok: true };
}

// A transaction that fails as a whole.
export async function transferMoney(event: { from: string; to: string; amount: number }): Promise<{ success: boolean }> {
  try {
    await prisma.$transaction([
      prisma.entry.create({ data: { account: event.from, amount: -event.amount } }),
      prisma.entry.create({ data: { account: event.to, amount: event.amount } }),
    ]);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'transfer failed');
  }
  return { success: true };
}

// The failure is kept in a variable that only a log line reads.
export async function recordEntries(entries: readonly Entry[]): Promise<void> {
  const problems: unknown[] = [];
  try {
    await prisma.entry.createMany({ data: entries });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    problems.push(error);
  }
  problems.forEach((problem) => logger.warn({ err: problem }, 'entries not recorded'));
  logger.info({ count: entries.length }, 'entries recorded');
}

// A retry that gives up without a word.
export async function publishEntry(entry: Entry): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ silent-retry-exhaustion/logged
    try {
      await producer.send({ topic: 'entries', messages: [{ value: JSON.stringify(entry) }] });
      break;
    } catch (error) {
      logger.warn({ err: error, attempt }, 'publish failed');
    }
  }
  logger.info({ account: entry.account }, 'entry published');
}

// The Lambda's own context does not hear of it.
export async function stampEntry(entry: Entry, lambda: Context): Promise<{ statusCode: number }> {
  try {
    await prisma.entry.update({ where: { account: entry.account }, data: { request: lambda.awsRequestId } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.log('request id not stored', error);
  }
  return { statusCode: 200 };
}
