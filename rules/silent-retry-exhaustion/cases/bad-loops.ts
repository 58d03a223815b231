import type { Job } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import { Pool } from 'pg';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';

const logger = pino({ name: 'billing' });
const prisma = new PrismaClient();
const pool = new Pool();
const s3 = new S3Client({});
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const MAX_ATTEMPTS = 5;

interface Invoice {
  id: string;
  total: number;
  pdf: Buffer;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// Three attempts, then the end of the function.
export async function storeInvoice(invoice: Invoice): Promise<void> {
  for (let i = 0; i < 3; i++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await prisma.invoice.create({ data: { id: invoice.id, total: invoice.total } });
      return;
    } catch (error) {
      logger.warn({ err: error, attempt: i }, 'invoice was not stored, trying again');
      await pause(200 * 2 ** i);
    }
  }
}

// The loop is left by `break`, and what follows is for both ends of it.
export async function announceInvoice(job: Job<Invoice>): Promise<void> {
  let attempt = 0;
  while (attempt < MAX_ATTEMPTS) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await producer.send({ topic: 'invoices', messages: [{ key: job.data.id, value: String(job.data.total) }] });
      break;
    } catch (error) {
      attempt += 1;
      logger.error({ err: error, attempt }, 'send failed');
    }
  }
  logger.info({ invoice: job.data.id }, 'invoice announced');
}

// Gives up by a test inside of a loop that has no end of its own.
export async function archiveInvoice(invoice: Invoice): Promise<void> {
  let tries = 0;
  while (true) {
    try {
      await s3.send(new PutObjectCommand({ Bucket: 'invoices', Key: `${invoice.id}.pdf`, Body: invoice.pdf }));
      break;
    } catch (error) {
      tries++;
      if (tries >= MAX_ATTEMPTS) {
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
        logger.error({ err: error }, 'giving up on the archive');
        break;
      }
      await pause(1000);
    }
  }
}

// A flag ends the loop, and nobody asks for it afterwards.
export async function bookPayment(event: { paymentId: string; amount: number }): Promise<{ success: boolean }> {
  let booked = false;
  let retries = 0;
  do {
//~~ logged
    try {
      await pool.query('UPDATE accounts SET balance = balance + $1 WHERE payment = $2', [event.amount, event.paymentId]);
      booked = true;
    } catch (error) {
      logger.warn({ err: error }, 'balance not updated');
    }
  } while (!booked && ++retries < 3);
  return { success: true };
}

// The flag is asked, and the answer is a log line.
export async function recordQuota(job: Job<{ account: string; units: number }>): Promise<void> {
  let stored = false;
  for (let n = 0; n < 4 && !stored; n++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await prisma.quota.upsert({ where: { account: job.data.account }, create: job.data, update: job.data });
      stored = true;
    } catch {
      await pause(50);
    }
  }
  if (!stored) logger.error({ account: job.data.account }, 'quota could not be stored');
}

// The last error is kept, and thrown by nobody.
export async function writeReceipt(receipt: { id: string }): Promise<void> {
  let lastError: unknown;
  for (const delay of [100, 500, 2500]) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await prisma.receipt.create({ data: receipt });
      return;
    } catch (error) {
      lastError = error;
      await pause(delay);
    }
  }
  logger.error({ err: lastError }, 'receipt not written');
}

// Errors of other kinds are thrown, so that the third timeout is the only one that is lost.
export async function postJournal(entry: { account: string; amount: number }): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ silent
    try {
      await prisma.journal.create({ data: entry });
      return;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      await pause(attempt * 100);
    }
  }
}

// The other way round: timeouts go on to the end of the loop.
export async function postReversal(entry: { account: string; amount: number }): Promise<void> {
  for (let attempt = 1; attempt <= 3; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ silent
    try {
      await prisma.journal.create({ data: { ...entry, amount: -entry.amount } });
      return;
    } catch (error) {
      if (isTimeout(error)) {
        await pause(attempt * 100);
        continue;
      }
      throw error;
    }
  }
}

// The write stands in the loop, the way out behind it.
export async function closePeriod(job: Job<{ period: string }>): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await prisma.period.update({ where: { id: job.data.period }, data: { closed: true } });
    } catch (error) {
      logger.warn({ err: error }, 'period is still open');
      continue;
    }
    logger.info({ period: job.data.period }, 'period closed');
    return;
  }
}

// The last attempt returns from the handler.
export async function refund(event: { paymentId: string; amount: number }): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await prisma.refund.create({ data: event });
      return;
    } catch (error) {
      logger.error({ err: error, attempt }, 'refund failed');
      if (attempt === MAX_ATTEMPTS) return;
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    }
  }
}

// One item of a batch at a time, each with attempts of its own.
export async function creditAll(job: Job<{ credits: { account: string; amount: number }[] }>): Promise<void> {
  for (const credit of job.data.credits) {
    for (let attempt = 0; attempt < 3; attempt++) {
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
      try {
        await prisma.credit.create({ data: credit });
        break;
      } catch (error) {
        logger.warn({ err: error, account: credit.account }, 'credit failed');
      }
    }
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
