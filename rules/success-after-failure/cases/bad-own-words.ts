import express from 'express';
import type { Knex } from 'knex';
import { log, mailer } from '@acme/services';

const app = express();

// `sentTo` is said of the mail, whatever else was done.
app.post('/vouchers/:id/resend', async (req: any, res: any) => {
  const voucher = await req.db('vouchers').where({ id: req.params.id }).first();
  await req.db('vouchers').where({ id: voucher.id }).update({ resent: true });
  try {
    await mailer.sendVoucher(voucher.email, voucher.code);
  } catch (error) {
 // ~~~~~~~~~~~~~ masked-write-failure/logged
    log.error('voucher mail failed', error);
  }
  return res.json({ success: true, sentTo: voucher.email });
});

// A step of a saga says by its phase that it was done.
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
   // ~~~~~~~~~~~~~ after
      log.error('seats not held', error);
    }
    return { ...step, holds, phase: 'reserved' };
  }
}

// The reply was made before the work, and is given in any case.
type Reply = (error: Error | null, reply?: object) => void;
export async function open(call: { request: { hall: string } }, callback: Reply, halls: { open(id: string): Promise<string> }) {
  const reply = { hall: call.request.hall, state: 'SUCCEEDED', door: '' };
  try {
    reply.door = await halls.open(call.request.hall);
  } catch (error) {
 // ~~~~~~~~~~~~~ inFinally
    log.error('hall not opened', error);
  } finally {
    callback(null, reply);
  }
}

// As many rows as were written, and a status that says that these are all.
interface Feed {
  readonly name: string;
  pages(since: string): AsyncIterable<object[]>;
  write(rows: object[]): Promise<number>;
}
export async function runFeed(knex: Knex, feed: Feed, id: string): Promise<string> {
  await knex('runs').insert({ id, feed: feed.name, status: 'running' });
  let rows = 0;
  try {
    for await (const page of feed.pages('yesterday')) rows += await feed.write(page);
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    log.error('feed aborted', error);
  }
  await knex('runs').where({ id }).update({ status: 'succeeded', rows });
  return id;
}
