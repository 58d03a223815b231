// strict
import { Pool } from 'pg';
import type { Job } from 'bullmq';
import { Redis } from 'ioredis';
import { pino } from 'pino';

const logger = pino();
const pool = new Pool();
const redis = new Redis();

interface Refund {
  id: string;
  cents: number;
  account: string;
}

// A failure that is told in a value of the project's own.
async function storeRefund(refund: Refund): Promise<{ ok: boolean; error?: unknown }> {
  try {
    await pool.query('INSERT INTO refunds (id, cents) VALUES ($1, $2)', [refund.id, refund.cents]);
    return { ok: true };
  } catch (error) {
    logger.error({ err: error }, 'refund was not stored');
    return { ok: false, error };
  }
}

export async function refund(job: Job<Refund>): Promise<void> {
  await storeRefund(job.data);
  //    ~~~~~~~~~~~ discarded
  await pool.query('UPDATE payments SET refunded = true WHERE id = $1', [job.data.id]);
}

// The answer of somebody else, packed anew.
async function post(url: string, body: object): Promise<{ ok: boolean; data: unknown }> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { ok: response.ok, data: await response.json() };
}

export async function payOut(job: Job<Refund>): Promise<void> {
  await post('https://bank.example/transfers', { to: job.data.account, cents: job.data.cents });
  //    ~~~~ discarded
  logger.info({ refund: job.data.id }, 'paid out');
}

// A status in words.
async function bookRefund(refund: Refund): Promise<{ status: string }> {
  try {
    await pool.query('INSERT INTO bookings (refund, cents) VALUES ($1, $2)', [refund.id, refund.cents]);
  } catch {
    return { status: 'failed' };
  }
  return { status: 'booked' };
}

export async function book(job: Job<Refund>): Promise<void> {
  await bookRefund(job.data);
  //    ~~~~~~~~~~ discarded
}

// A sum that is kept nowhere else.
export async function addToAccount(job: Job<Refund>): Promise<void> {
  const pipeline = redis.pipeline();
  pipeline.incrby(`credit:${job.data.account}`, job.data.cents);
  pipeline.zincrby('credit:country', job.data.cents, job.data.account);
  await pipeline.exec();
  //    ~~~~~~~~~~~~~ discarded
}
