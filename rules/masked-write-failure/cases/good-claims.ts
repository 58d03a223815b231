import { format } from 'node:util';
import * as Sentry from '@sentry/node';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { PrismaClient } from '@prisma/client';
import express, { type Request, type Response } from 'express';
import { pino } from 'pino';

const logger = pino({ name: 'parcels' });
const prisma = new PrismaClient();
const app = express();
const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

interface Page {
  rows: { id: string }[];
  next: string;
  isLast: boolean;
}

interface Carrier {
  changes(after: string | null): Promise<Page>;
}

interface ParcelStore {
  upsertMany(rows: { id: string }[]): Promise<void>;
  saveCursor(cursor: string): Promise<void>;
}

// The same page again, until it is stored.
export async function pullChanges(carrier: Carrier, store: ParcelStore): Promise<void> {
  let cursor: string | null = null;
  for (;;) {
    const page: Page = await carrier.changes(cursor);
    try {
      await store.upsertMany(page.rows);
    } catch (error) {
      logger.warn({ err: error, cursor }, 'page not stored');
      continue;
    }
    cursor = page.next;
    await store.saveCursor(cursor);
    if (page.isLast) break;
  }
}

// Completed only when it is.
async function setStatus(id: string, status: string): Promise<void> {
  await ddb.send(new UpdateCommand({ TableName: 'erasures', Key: { id }, AttributeUpdates: { status } }));
}

export async function eraseRecipient(id: string): Promise<void> {
  await setStatus(id, 'running');
  try {
    await ddb.send(new DeleteCommand({ TableName: 'recipients', Key: { id } }));
  } catch (error) {
    logger.error({ err: error }, 'recipient not erased');
    await setStatus(id, 'failed');
    return;
  }
  await setStatus(id, 'completed');
}

// The helper hands the error to a service that this file does not show.
interface Desk {
  open(title: string): void;
}

function complain(desk: Desk, area: string, error: unknown): void {
  desk.open(format('[%s] %s', area, error));
}

export async function changeAddress(desk: Desk, parcel: string, address: string): Promise<{ parcel: string }> {
  try {
    await prisma.parcel.update({ where: { id: parcel }, data: { address } });
  } catch (error) {
    complain(desk, 'address', error);
  }
  return { parcel };
}

// A follow-up that is told of.
export async function reserveLocker(parcel: string, locker: string): Promise<{ success: boolean }> {
  await prisma.reservation.create({ data: { parcel, locker } });
  try {
    await prisma.locker.update({ where: { id: locker }, data: { free: { decrement: 1 } } });
  } catch (error) {
    Sentry.captureException(error);
  }
  return { success: true };
}

// The function is there for nothing but the call, and says why its failure may be lost.
export async function sendCustomsAlert(hook: string, parcel: string): Promise<void> {
  try {
    await fetch(hook, { method: 'POST', body: JSON.stringify({ parcel }) });
  } catch (error) {
    // best effort: customs polls the parcel as well
    console.log(error);
  }
}

// Text and status say the same.
app.post('/webhooks/scans', async (request: Request, response: Response) => {
  try {
    await prisma.scan.create({ data: request.body });
    response.sendStatus(204);
  } catch (error) {
    logger.error({ err: error }, 'scan not stored');
    response.set('X-Scan', 'error');
    response.status(500).send(String(error));
  }
});
