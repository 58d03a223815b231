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

// A service with injected dependencies, whose nightly run always ends well.
@Injectable()
export class FeeService {
  private readonly log = new Logger(FeeService.name);
  private readonly fees: Repository<Member>;

  constructor(fees: Repository<Member>) {
    this.fees = fees;
  }

  async chargeAll(all: readonly Member[]): Promise<{ charged: number }> {
    for (const member of all) {
      try {
        await this.fees.save(member);
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        this.log.error(`fee of ${member.id} not saved`, error);
      }
    }
    return { charged: all.length };
  }

  @Cron('0 3 * * *')
  async remindAll(): Promise<void> {
    const late = await this.fees.find();
    for (const member of late) {
      try {
        await this.fees.update(member.id, { reminded: true });
      } catch {
     // ~~~~~ silent
        continue;
      }
    }
    this.log.log('all members reminded');
  }
}

// Several at a time, each with a handler of its own.
export async function importMembers(rows: readonly Member[]): Promise<{ success: boolean }> {
  await pMap(
    rows,
    async (row: Member) => {
      try {
        await members.insertOne(row);
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        logger.error({ err: error, member: row.id }, 'member not imported');
      }
    },
    { concurrency: 8 },
  );
  return { success: true };
}

// Plain SQL behind an answer of success.
app.post('/members/import', async (request: Request, response: Response) => {
  for (let i = 0; i < request.body.members.length; i++) {
    try {
      await pool.query('INSERT INTO members (id, fee) VALUES ($1, $2)', [request.body.members[i].id, request.body.members[i].fee]);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.warn({ err: error, row: i }, 'row skipped');
    }
  }
  response.status(200).json({ imported: request.body.members.length });
});

// A chain over the items, and each link forgives.
export async function archiveMembers(all: readonly Member[]): Promise<void> {
  await all.reduce(
    (chain, member) =>
      chain.then(async () => {
        await pool.query('INSERT INTO archive (id) VALUES ($1)', [member.id]).catch((error: unknown) => logger.warn(error));
        //                                                                    ~~~~~ logged
      }),
    Promise.resolve(),
  );
  logger.info(`${all.length} members archived`);
}

// A cursor, row by row.
cron.schedule('0 1 * * *', async () => {
  for await (const member of members.find({ active: true })) {
    try {
      await pool.query('UPDATE balances SET due = due + $2 WHERE member = $1', [member.id, member.fee]);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, member: member.id }, 'balance not updated');
    }
  }
  await pool.query('INSERT INTO runs (name, done_at) VALUES ($1, now())', ['balances']);
});

// In chunks, where a failure takes a whole chunk along.
export async function syncMembers(all: readonly Member[], size: number): Promise<void> {
  for (let start = 0; start < all.length; start += size) {
    const chunk = all.slice(start, start + size);
    try {
      await members.insertMany(chunk);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, start }, 'chunk not synced');
    }
  }
  logger.info({ count: all.length }, 'members synced');
}

// A list that is filled and never looked at.
export async function invoiceMembers(all: readonly Member[], mail: MailClient): Promise<void> {
  const unsent: Member[] = [];
  for (const member of all) {
    try {
      await mail.sendInvoice(member);
    } catch {
   // ~~~~~ unread
      unsent.push(member);
    }
  }
}

// The values are thrown away with their errors.
export async function moveMembers(all: readonly Member[]): Promise<number> {
  const moved = await Promise.all(
    all.map(async (member) => {
      try {
        return await members.updateOne({ id: member.id }, { $set: { moved: true } });
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        logger.error({ err: error }, 'member not moved');
      }
    }),
  );
  return moved.length;
}

// A loop that counts goes over pages, and each page is an item.
export async function mirrorPages(): Promise<{ success: boolean }> {
  for (let page = 1; page <= 10; page++) {
    try {
      const rows = await members.find({ page }).toArray();
      await pool.query('INSERT INTO mirrored (page, rows) VALUES ($1, $2)', [page, rows]);
      if (rows.length < 100) break;
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, page }, 'page not mirrored');
    }
  }
  return { success: true };
}

// An effect of its own, and as many as came in are said to be done.
export async function invoiceAll(mail: MailClient, all: readonly Member[]): Promise<{ invoiced: number }> {
  await Promise.all(
    all.map(async (member) => {
      try {
        await mail.sendInvoice(member);
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        logger.error({ err: error, member: member.id }, 'invoice not sent');
      }
    }),
  );
  return { invoiced: all.length };
}

// A sum of what came, and a line that speaks of all.
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
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, member: member.id }, 'member not charged');
    }
  }
  logger.info(`charged ${all.length} members, ${total} EUR`);
  return total;
}
