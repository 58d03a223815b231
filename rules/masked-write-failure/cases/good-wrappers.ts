import { PrismaClient } from '@prisma/client';
import { Kafka } from 'kafkajs';
import type { Context, SQSHandler, SQSRecord } from 'aws-lambda';
import { pino } from 'pino';
import { SpanStatusCode, trace } from '@opentelemetry/api';

const logger = pino({ name: 'ledger' });
const prisma = new PrismaClient();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const tracer = trace.getTracer('ledger');

interface Entry {
  account: string;
  amount: number;
}

// The function of the same file that reports, counts and throws.
export async function onEntryEvent(event: Entry): Promise<void> {
  try {
    await appendEntry(event);
  } catch (error) {
    giveUp(error, event);
  }
}

async function appendEntry(entry: Entry): Promise<void> {
  await prisma.entry.create({ data: entry });
  await prisma.balance.update({ where: { account: entry.account }, data: { amount: { increment: entry.amount } } });
}

function giveUp(error: unknown, entry: Entry): void {
  logger.error({ err: error, account: entry.account }, 'entry was not appended');
  throw new Error('entry was not appended', { cause: error });
}

// The unit by derivation throws with the message's id.
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
    logger.error({ err: error, message: record.messageId }, 'entry lost');
    throw error;
  }
}

// The span hears of it, and so does the caller.
export async function postEntry(entry: Entry): Promise<{ ok: boolean }> {
  const span = tracer.startSpan('post-entry');
  try {
    await prisma.entry.create({ data: entry });
    return { ok: true };
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    logger.error({ err: error }, 'entry not posted');
    return { ok: false };
  } finally {
    span.end();
  }
}

// Must stay quiet: compensation then rethrow.
export async function transferMoney(event: { from: string; to: string; amount: number }): Promise<{ success: boolean }> {
  const debit = await prisma.entry.create({ data: { account: event.from, amount: -event.amount } });
  try {
    await prisma.entry.create({ data: { account: event.to, amount: event.amount } });
  } catch (error) {
    await prisma.entry.delete({ where: { id: debit.id } }).catch((undo: unknown) => logger.error({ err: undo }, 'debit stays'));
    throw error;
  }
  return { success: true };
}

// Must stay quiet: an error pushed to a collection that is read.
export async function recordEntries(entries: readonly Entry[]): Promise<{ recorded: number; problems: unknown[] }> {
  const problems: unknown[] = [];
  for (const entry of entries) {
    try {
      await prisma.entry.create({ data: entry });
    } catch (error) {
      problems.push(error);
    }
  }
  return { recorded: entries.length - problems.length, problems };
}

// Must stay quiet: retry loops with back-off that throw in the end.
export async function publishEntry(entry: Entry): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await producer.send({ topic: 'entries', messages: [{ value: JSON.stringify(entry) }] });
      break;
    } catch (error) {
      logger.warn({ err: error, attempt }, 'publish failed');
      if (attempt === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
    }
  }
  logger.info({ account: entry.account }, 'entry published');
}

// The status of the answer says it.
export async function stampEntry(entry: Entry, lambda: Context): Promise<{ statusCode: number }> {
  try {
    await prisma.entry.update({ where: { account: entry.account }, data: { request: lambda.awsRequestId } });
  } catch (error) {
    console.log('request id not stored', error);
    return { statusCode: 500 };
  }
  return { statusCode: 200 };
}
