import pMap from 'p-map';
import { pino } from 'pino';
import { Pool } from 'pg';
import { MongoClient } from 'mongodb';
import cron from 'node-cron';
import express, { type Request, type Response } from 'express';
import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Repository } from 'typeorm';

const logger = pino({ name: 'members' });
const pool = new Pool();
const app = express();
const members = new MongoClient('mongodb://members').db('club').collection('members');

interface Member {
  id: string;
  fee: number;
}

interface MailClient {
  sendInvoice(member: Member): Promise<void>;
}

// A service with injected dependencies that says whose fee is missing.
@Injectable()
export class FeeService {
  private readonly log = new Logger(FeeService.name);
  private readonly fees: Repository<Member>;

  constructor(fees: Repository<Member>) {
    this.fees = fees;
  }

  async chargeAll(all: readonly Member[]): Promise<{ charged: number; missing: string[] }> {
    const missing: string[] = [];
    for (const member of all) {
      try {
        await this.fees.save(member);
      } catch (error) {
        this.log.error(`fee of ${member.id} not saved`, error);
        missing.push(member.id);
      }
    }
    return { charged: all.length - missing.length, missing };
  }

  @Cron('0 3 * * *')
  async remindAll(): Promise<void> {
    const late = await this.fees.find();
    let failed = 0;
    for (const member of late) {
      try {
        await this.fees.update(member.id, { reminded: true });
      } catch {
        failed++;
      }
    }
    if (failed > 0) throw new Error(`${failed} members are not reminded`);
    this.log.log('all members reminded');
  }
}

// Several at a time, each with an answer of its own.
export async function importMembers(rows: readonly Member[]): Promise<{ success: boolean }> {
  const results = await pMap(
    rows,
    async (row: Member) => {
      try {
        await members.insertOne(row);
        return true;
      } catch (error) {
        logger.error({ err: error, member: row.id }, 'member not imported');
        return false;
      }
    },
    { concurrency: 8 },
  );
  return { success: results.every(Boolean) };
}

// Plain SQL, and an answer that names the rows.
app.post('/members/import', async (request: Request, response: Response) => {
  const skipped: number[] = [];
  for (let i = 0; i < request.body.members.length; i++) {
    try {
      await pool.query('INSERT INTO members (id, fee) VALUES ($1, $2)', [request.body.members[i].id, request.body.members[i].fee]);
    } catch (error) {
      logger.warn({ err: error, row: i }, 'row skipped');
      skipped.push(i);
    }
  }
  response.status(200).json({ imported: request.body.members.length - skipped.length, skipped });
});

// A chain over the items, and the first failure breaks it.
export async function archiveMembers(all: readonly Member[]): Promise<void> {
  await all.reduce(
    (chain, member) =>
      chain.then(async () => {
        await pool.query('INSERT INTO archive (id) VALUES ($1)', [member.id]);
      }),
    Promise.resolve(),
  );
  logger.info(`${all.length} members archived`);
}

// A cursor, row by row, and a run that is marked as done when it is.
cron.schedule('0 1 * * *', async () => {
  let complete = true;
  for await (const member of members.find({ active: true })) {
    try {
      await pool.query('UPDATE balances SET due = due + $2 WHERE member = $1', [member.id, member.fee]);
    } catch (error) {
      logger.error({ err: error, member: member.id }, 'balance not updated');
      complete = false;
    }
  }
  if (!complete) throw new Error('some balances are not updated');
  await pool.query('INSERT INTO runs (name, done_at) VALUES ($1, now())', ['balances']);
});

// In chunks, and a chunk that fails goes one by one.
export async function syncMembers(all: readonly Member[], size: number): Promise<void> {
  for (let start = 0; start < all.length; start += size) {
    const chunk = all.slice(start, start + size);
    try {
      await members.insertMany(chunk);
    } catch (error) {
      logger.error({ err: error, start }, 'chunk not synced, going one by one');
      for (const member of chunk) await members.insertOne(member);
    }
  }
  logger.info({ count: all.length }, 'members synced');
}

// A list that is handed out.
export async function invoiceMembers(all: readonly Member[], mail: MailClient): Promise<readonly Member[]> {
  const unsent: Member[] = [];
  for (const member of all) {
    try {
      await mail.sendInvoice(member);
    } catch {
      unsent.push(member);
    }
  }
  return unsent;
}

// The values are looked at one by one.
export async function moveMembers(all: readonly Member[]): Promise<number> {
  const moved = await Promise.all(
    all.map(async (member) => {
      try {
        return await members.updateOne({ id: member.id }, { $set: { moved: true } });
      } catch (error) {
        logger.error({ err: error }, 'member not moved');
        return null;
      }
    }),
  );
  return moved.filter((result) => result !== null).length;
}

// A loop that counts goes over pages, and the answer says whether all are there.
export async function mirrorPages(): Promise<{ success: boolean }> {
  const missing: number[] = [];
  for (let page = 1; page <= 10; page++) {
    try {
      const rows = await members.find({ page }).toArray();
      await pool.query('INSERT INTO mirrored (page, rows) VALUES ($1, $2)', [page, rows]);
      if (rows.length < 100) break;
    } catch (error) {
      logger.error({ err: error, page }, 'page not mirrored');
      missing.push(page);
    }
  }
  return { success: missing.length === 0 };
}

// An effect of its own, and only those that are done are counted.
export async function invoiceAll(mail: MailClient, all: readonly Member[]): Promise<{ invoiced: number }> {
  let failed = 0;
  await Promise.all(
    all.map(async (member) => {
      try {
        await mail.sendInvoice(member);
      } catch (error) {
        logger.error({ err: error, member: member.id }, 'invoice not sent');
        failed++;
      }
    }),
  );
  return { invoiced: all.length - failed };
}

// A sum of what came, and nothing is said of all.
async function chargeOne(member: Member): Promise<number> {
  await pool.query('INSERT INTO charges (member, fee) VALUES ($1, $2)', [member.id, member.fee]);
  return member.fee;
}

export async function chargeMonth(all: readonly Member[]): Promise<number> {
  let total = 0;
  for (const member of all) {
    try {
      total += await chargeOne(member);
    } catch (error) {
      logger.error({ err: error, member: member.id }, 'member not charged');
    }
  }
  return total;
}

// An object keeps the failures, and is asked at the end.
class Failures {
  private readonly ids: string[] = [];

  note(id: string, error: unknown): void {
    logger.error({ err: error, id }, 'not stored');
    this.ids.push(id);
  }

  all(): readonly string[] {
    return this.ids;
  }
}

export async function storeAll(all: readonly Member[]): Promise<readonly string[]> {
  const failures = new Failures();
  for (const member of all) {
    try {
      await pool.query('INSERT INTO members (id) VALUES ($1)', [member.id]);
    } catch (error) {
      failures.note(member.id, error);
    }
  }
  return failures.all();
}
