import type { Job } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import { Counter } from 'prom-client';
import { Pool } from 'pg';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';

const logger = pino({ name: 'billing' });
const prisma = new PrismaClient();
const pool = new Pool();
const s3 = new S3Client({});
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const unarchived = new Counter({ name: 'invoices_unarchived_total', help: 'Invoices that are in no archive' });
const MAX_ATTEMPTS = 5;

interface Invoice {
  id: string;
  total: number;
  pdf: Buffer;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Three attempts, then a throw.
export async function storeInvoice(invoice: Invoice): Promise<void> {
  for (let i = 0; i < 3; i++) {
    try {
      await prisma.invoice.create({ data: { id: invoice.id, total: invoice.total } });
      return;
    } catch (error) {
      logger.warn({ err: error, attempt: i }, 'invoice was not stored, trying again');
      await pause(200 * 2 ** i);
    }
  }
  throw new Error(`invoice ${invoice.id} was not stored`);
}

// The last attempt throws inside of the loop.
export async function announceInvoice(job: Job<Invoice>): Promise<void> {
  let attempt = 0;
  while (attempt < MAX_ATTEMPTS) {
    try {
      await producer.send({ topic: 'invoices', messages: [{ key: job.data.id, value: String(job.data.total) }] });
      break;
    } catch (error) {
      attempt += 1;
      logger.error({ err: error, attempt }, 'send failed');
      if (attempt === MAX_ATTEMPTS) throw error;
    }
  }
  logger.info({ invoice: job.data.id }, 'invoice announced');
}

// Gives up, and counts it.
export async function archiveInvoice(invoice: Invoice): Promise<void> {
  let tries = 0;
  while (true) {
    try {
      await s3.send(new PutObjectCommand({ Bucket: 'invoices', Key: `${invoice.id}.pdf`, Body: invoice.pdf }));
      break;
    } catch (error) {
      tries++;
      if (tries >= MAX_ATTEMPTS) {
        logger.error({ err: error }, 'giving up on the archive');
        unarchived.inc();
        break;
      }
      await pause(1000);
    }
  }
}

// The flag is the answer.
export async function bookPayment(event: { paymentId: string; amount: number }): Promise<{ success: boolean }> {
  let booked = false;
  let retries = 0;
  do {
    try {
      await pool.query('UPDATE accounts SET balance = balance + $1 WHERE payment = $2', [event.amount, event.paymentId]);
      booked = true;
    } catch (error) {
      logger.warn({ err: error }, 'balance not updated');
    }
  } while (!booked && ++retries < 3);
  return { success: booked };
}

// The flag is asked, and the job fails.
export async function recordQuota(job: Job<{ account: string; units: number }>): Promise<void> {
  let stored = false;
  for (let n = 0; n < 4 && !stored; n++) {
    try {
      await prisma.quota.upsert({ where: { account: job.data.account }, create: job.data, update: job.data });
      stored = true;
    } catch {
      await pause(50);
    }
  }
  if (!stored) throw new Error(`quota of ${job.data.account} could not be stored`);
}

// The last error is thrown.
export async function writeReceipt(receipt: { id: string }): Promise<void> {
  let lastError: unknown;
  for (const delay of [100, 500, 2500]) {
    try {
      await prisma.receipt.create({ data: receipt });
      return;
    } catch (error) {
      lastError = error;
      await pause(delay);
    }
  }
  throw lastError;
}

// Errors of other kinds are thrown at once, a timeout after the last attempt.
export async function postJournal(entry: { account: string; amount: number }): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      await prisma.journal.create({ data: entry });
      return;
    } catch (error) {
      if (attempt === 3 || !isTimeout(error)) throw error;
      await pause(attempt * 100);
    }
  }
}

// The other way round: only timeouts that are not the last go on.
export async function postReversal(entry: { account: string; amount: number }): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      await prisma.journal.create({ data: { ...entry, amount: -entry.amount } });
      return;
    } catch (error) {
      if (attempt < 3 && isTimeout(error)) {
        await pause(attempt * 100);
        continue;
      }
      throw error;
    }
  }
}

// What cannot be closed goes where somebody looks.
export async function closePeriod(job: Job<{ period: string }>): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    try {
      await prisma.period.update({ where: { id: job.data.period }, data: { closed: true } });
    } catch (error) {
      logger.warn({ err: error }, 'period is still open');
      continue;
    }
    logger.info({ period: job.data.period }, 'period closed');
    return;
  }
  await producer.send({ topic: 'periods.dead-letter', messages: [{ value: job.data.period }] });
}

// Without end: it tries until the refund is there.
export async function refund(event: { paymentId: string; amount: number }): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await prisma.refund.create({ data: event });
      return;
    } catch (error) {
      logger.error({ err: error, attempt }, 'refund failed');
      await pause(Math.min(attempt * 1000, 60_000));
    }
  }
}

// Attempts of their own for each item, and a list of those that failed.
export async function creditAll(job: Job<{ credits: { account: string; amount: number }[] }>): Promise<void> {
  const missing: string[] = [];
  for (const credit of job.data.credits) {
    let credited = false;
    for (let attempt = 0; attempt < 3 && !credited; attempt++) {
      try {
        await prisma.credit.create({ data: credit });
        credited = true;
      } catch (error) {
        logger.warn({ err: error, account: credit.account }, 'credit failed');
      }
    }
    if (!credited) missing.push(credit.account);
  }
  if (missing.length > 0) throw new Error(`not credited: ${missing.join(', ')}`);
}

// Optimistic locking: the conflict is thrown in the end.
export async function moveStock(sku: string, amount: number): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const row = await prisma.stock.findUnique({ where: { sku } });
    const { count } = await prisma.stock.updateMany({
      where: { sku, version: row.version },
      data: { amount: row.amount + amount, version: row.version + 1 },
    });
    if (count === 1) return;
  }
  throw new Error(`${sku} is changed by others all the time`);
}

// Whether it is ready is the answer.
export async function waitForDatabase(): Promise<boolean> {
  for (let attempt = 0; attempt < 30; attempt++) {
    try {
      await pool.query('SELECT 1');
      return true;
    } catch {
      await pause(1000);
    }
  }
  return false;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
