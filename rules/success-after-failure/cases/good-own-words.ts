import express from 'express';
import type { Knex } from 'knex';
import { log, mailer } from '@acme/services';

const app = express();

// The key says which it was.
app.post('/vouchers/:id/resend', async (req: any, res: any) => {
  const voucher = await req.db('vouchers').where({ id: req.params.id }).first();
  await req.db('vouchers').where({ id: voucher.id }).update({ resent: true });
  let mailed = true;
  try {
    await mailer.sendVoucher(voucher.email, voucher.code);
  } catch (error) {
    log.error('voucher mail failed', error);
    mailed = false;
  }
  return res.json({ success: true, mailed });
});

interface Step {
  orderId: string;
  holds: string[];
  phase: string;
}
export class HoldSeats {
  constructor(private readonly hall: { hold(orderId: string): Promise<string> }) {}

  async invoke(step: Step): Promise<Step> {
    const holds: string[] = [];
    try {
      holds.push(await this.hall.hold(step.orderId));
    } catch (error) {
      log.error('seats not held', error);
      return { ...step, holds, phase: 'failed' };
    }
    return { ...step, holds, phase: 'reserved' };
  }
}

type Reply = (error: Error | null, reply?: object) => void;
export async function open(call: { request: { hall: string } }, callback: Reply, halls: { open(id: string): Promise<string> }) {
  const reply = { hall: call.request.hall, state: 'SUCCEEDED', door: '' };
  try {
    reply.door = await halls.open(call.request.hall);
  } catch (error) {
    log.error('hall not opened', error);
    return callback(error as Error);
  }
  callback(null, reply);
}

interface Feed {
  readonly name: string;
  pages(since: string): AsyncIterable<object[]>;
  write(rows: object[]): Promise<number>;
}
export async function runFeed(knex: Knex, feed: Feed, id: string): Promise<string> {
  await knex('runs').insert({ id, feed: feed.name, status: 'running' });
  let rows = 0;
  let status = 'succeeded';
  try {
    for await (const page of feed.pages('yesterday')) rows += await feed.write(page);
  } catch (error) {
    log.error('feed aborted', error);
    status = 'failed';
  }
  await knex('runs').where({ id }).update({ status, rows });
  return id;
}
