import type { MongoClient } from 'mongodb';
import { pino } from 'pino';

const logger = pino({ name: 'wallets' });

type Done = (error: Error | null) => void;

interface Transfer {
  id: string;
  wallet: string;
  broadcast: boolean;
}

class TransferStore {
  constructor(private readonly db: MongoClient & { run(work: object, done: Done): void }) {}

  storeTransfer(wallet: string, transfer: Transfer, done: Done): void {
    this.db.run(this.db.collection('transfers').replaceOne({ id: transfer.id, wallet }, transfer, { upsert: true }), done);
  }

  readTransfer(id: string, done: (error: Error | null, found?: Transfer) => void): void {
    this.db.run(this.db.collection('transfers').findOne({ id }), done);
  }
}

export class Monitor {
  private readonly store: TransferStore;
  private readonly broker: { send(kind: string, wallet: string): void };

  constructor(db: MongoClient & { run(work: object, done: Done): void }, broker: { send(kind: string, wallet: string): void }) {
    this.store = new TransferStore(db);
    this.broker = broker;
  }

  // The caller is told, and nobody else.
  onBroadcast(transfer: Transfer, done: Done): void {
    this.store.storeTransfer(transfer.wallet, { ...transfer, broadcast: true }, (err) => {
      if (err) {
        logger.error({ err }, 'could not store the transfer');
        return done(err);
      }
      this.broker.send('outgoing', transfer.wallet);
      done(null);
    });
  }

  // Must stay quiet: the helper only reads.
  onReplaced(transfer: Transfer, done: (found: Transfer | undefined) => void): void {
    this.store.readTransfer(transfer.id, (_err, found) => {
      done(found);
    });
  }
}

// Whoever waits is given the failure as a value.
export function startMachine(client: { save(input: object): Promise<{ arn: string }> }, input: object): Promise<string> {
  return new Promise((resolve) => {
    client
      .save(input)
      .then((started) => resolve(started.arn))
      .catch((error: Error) => {
        console.error('machine not started', error);
        resolve('failed to complete request');
      });
  });
}

// Must stay quiet: commands that are gathered and only ask; without an answer all are listed.
export function listFrom(redis: import('ioredis').Redis, user: string, done: (first: number) => void): void {
  redis
    .multi()
    .hget(`limits:${user}`, 'inbox')
    .hget('limits', 'inbox')
    .exec((err: Error | null, rows: [Error | null, string][]) => {
      done(!err && rows[0] ? Number(rows[0][1]) : 0);
    });
}

interface Bookmark {
  icon: string;
  title: string;
}

// What could not be kept is replaced by something that can be shown.
export async function decorate(bookmark: Bookmark): Promise<Bookmark> {
  await storeImage(bookmark.icon)
    .then((kept) => {
      bookmark.icon = kept;
    })
    .catch((error: Error) => {
      bookmark.icon = '/images/link-icon.svg';
      logger.error(error);
    });
  return bookmark;
}

async function storeImage(url: string): Promise<string> {
  const { PrismaClient } = await import('@prisma/client');
  const image = await new PrismaClient().image.create({ data: { url } });
  return image.path;
}

// The answer's body is read so that the connection can be used again, and nothing else.
export async function ping(url: string): Promise<boolean> {
  const response = await fetch(url, { method: 'HEAD' });
  await response.text().catch(() => {});
  return response.ok;
}
