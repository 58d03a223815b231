import { Pool } from 'pg';
import type { Job } from 'bullmq';
import { Redis } from 'ioredis';
import * as Sentry from '@sentry/node';
import { pino } from 'pino';

const logger = pino();
const pool = new Pool();
const redis = new Redis();

interface Refund {
  id: string;
  cents: number;
  account: string;
}

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
  const { ok } = await storeRefund(job.data);
  if (!ok) throw new Error(`refund ${job.data.id} was not stored`);
  await pool.query('UPDATE payments SET refunded = true WHERE id = $1', [job.data.id]);
}

async function post(url: string, body: object): Promise<{ ok: boolean; data: unknown }> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { ok: response.ok, data: await response.json() };
}

export async function payOut(job: Job<Refund>): Promise<void> {
  const answer = await post('https://bank.example/transfers', { to: job.data.account, cents: job.data.cents });
  if (!answer.ok) throw new Error(`refund ${job.data.id} was not paid out`);
}

async function bookRefund(refund: Refund): Promise<{ status: string }> {
  try {
    await pool.query('INSERT INTO bookings (refund, cents) VALUES ($1, $2)', [refund.id, refund.cents]);
  } catch {
    return { status: 'failed' };
  }
  return { status: 'booked' };
}

export async function book(job: Job<Refund>): Promise<{ status: string }> {
  const booked = await bookRefund(job.data);
  if (booked.status === 'failed') throw new Error('refund was not booked');
  return booked;
}

export async function addToAccount(job: Job<Refund>): Promise<void> {
  const pipeline = redis.pipeline();
  pipeline.incrby(`credit:${job.data.account}`, job.data.cents);
  const replies = (await pipeline.exec()) ?? [];
  const failed = replies.find(([error]: [Error | null, unknown]) => error);
  if (failed) throw failed[0];
}

// Must stay quiet: the function has told somebody before it answers.
async function remember(refund: Refund): Promise<{ ok: boolean }> {
  try {
    await pool.query('INSERT INTO refunds (id) VALUES ($1)', [refund.id]);
    return { ok: true };
  } catch (error) {
    Sentry.captureException(error);
    return { ok: false };
  }
}
export async function keep(job: Job<Refund>): Promise<void> {
  await remember(job.data);
}

// Must stay quiet: a limit is counted anew in a minute.
export async function countRequest(account: string): Promise<void> {
  const pipeline = redis.pipeline();
  pipeline.incrby(`rate:${account}`, 5);
  await pipeline.exec();
}
