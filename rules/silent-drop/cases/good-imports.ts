// strict
import { parse } from 'csv-parse/sync';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino({ name: 'statements' });
const prisma = new PrismaClient();

interface Line {
  iban: string;
  amount: number;
  member: string;
}

function isValidLine(line: Line): boolean {
  return line.iban.length >= 15 && Number.isFinite(line.amount);
}

// What was left out is said.
export async function storeStatement(content: string): Promise<number> {
  const all = parse(content, { columns: true }) as Line[];
  const lines = all.filter(isValidLine);
  if (lines.length < all.length) logger.error({ left: all.length - lines.length }, 'lines are invalid');
  await prisma.statementLine.createMany({ data: lines });
  return lines.length;
}

// Chosen for what is shown: nothing is stored.
export async function totalOf(content: string): Promise<number> {
  const lines = (parse(content, { columns: true }) as Line[]).filter(isValidLine);
  return lines.reduce((sum, line) => sum + line.amount, 0);
}

interface Members {
  byNumber(numbers: readonly string[]): Promise<Map<string, { id: string }>>;
}

interface Ledger {
  replaceAll(rows: readonly { member: string; amount: number }[]): Promise<void>;
}

// Of an import, what has no member fails it.
export class Statements {
  constructor(
    private readonly members: Members,
    private readonly ledger: Ledger,
  ) {}

  async import(lines: Line[]): Promise<{ booked: number }> {
    const known = await this.members.byNumber(lines.map((line) => line.member));
    const rows = lines.flatMap((line) => {
      const member = known.get(line.member);
      if (!member) throw new Error(`no member ${line.member}`);
      return [{ member: member.id, amount: line.amount }];
    });
    await this.ledger.replaceAll(rows);
    return { booked: rows.length };
  }
}

interface Change {
  kind: string;
  contact: { id: string };
}

interface Feed {
  changes(after: string): Promise<{ items: Change[]; cursor: string; more: boolean }>;
}

interface Cursors {
  read(name: string): Promise<string>;
  write(name: string, cursor: string): Promise<void>;
}

// A change of a kind that nobody knows stops the cursor.
export class ContactSync {
  constructor(
    private readonly feed: Feed,
    private readonly cursors: Cursors,
  ) {}

  async run(): Promise<void> {
    const page = await this.feed.changes(await this.cursors.read('contacts'));
    for (const change of page.items) await this.apply(change);
    await this.cursors.write('contacts', page.cursor);
    logger.info({ cursor: page.cursor }, 'contacts synced');
  }

  private async apply(change: Change): Promise<void> {
    switch (change.kind) {
      case 'created':
        await prisma.contact.create({ data: change.contact });
        break;
      case 'updated':
        await prisma.contact.update({ where: { id: change.contact.id }, data: change.contact });
        break;
      default:
        throw new Error(`no change of kind ${change.kind} is known`);
    }
  }
}

interface Entry {
  id: string;
  topic: string;
}

interface Outbox {
  claim(limit: number): Promise<Entry[]>;
  markRelayed(id: string): Promise<void>;
  markFailed(id: string, reason: string): Promise<void>;
}

// Marked as failed where nobody takes it.
export async function drain(outbox: Outbox, relays: Record<string, (entry: Entry) => Promise<void>>): Promise<void> {
  const entries = await outbox.claim(100);
  for (const entry of entries) {
    const relay = relays[entry.topic];
    if (!relay) {
      logger.error({ entry: entry.id, topic: entry.topic }, 'nobody relays this topic');
      await outbox.markFailed(entry.id, 'no relay');
      continue;
    }
    await relay(entry);
    await outbox.markRelayed(entry.id);
  }
}
