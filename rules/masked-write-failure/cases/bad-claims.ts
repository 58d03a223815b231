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

// A page that is lost, and a cursor that moves on all the same: no retry, whatever the loop looks like.
export async function pullChanges(carrier: Carrier, store: ParcelStore): Promise<void> {
  let cursor: string | null = null;
  for (;;) {
    const page: Page = await carrier.changes(cursor);
    try {
      await store.upsertMany(page.rows);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.warn({ err: error, cursor }, 'page not stored');
    }
    cursor = page.next;
    await store.saveCursor(cursor);
    if (page.isLast) break;
  }
}

// "Running" before and "completed" after are no work: the removal is.
async function setStatus(id: string, status: string): Promise<void> {
  await ddb.send(new UpdateCommand({ TableName: 'erasures', Key: { id }, AttributeUpdates: { status } }));
}

export async function eraseRecipient(id: string): Promise<void> {
  await setStatus(id, 'running');
  try {
    await ddb.send(new DeleteCommand({ TableName: 'recipients', Key: { id } }));
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'recipient not erased');
  }
  await setStatus(id, 'completed');
}

// A helper that words its line with somebody else's function is a log line all the same.
function complain(area: string, error: unknown): void {
  const line = format('[%s] %s', area, error);
  console.error(line);
}

export async function changeAddress(parcel: string, address: string): Promise<{ parcel: string }> {
  try {
    await prisma.parcel.update({ where: { id: parcel }, data: { address } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    complain('address', error);
  }
  return { parcel };
}

// A follow-up that leaves no trace, and is then announced.
export async function reserveLocker(parcel: string, locker: string): Promise<{ success: boolean }> {
  await prisma.reservation.create({ data: { parcel, locker } });
  try {
    await prisma.locker.update({ where: { id: locker }, data: { free: { decrement: 1 } } });
  } catch (error) {
 // ~~~~~~~~~~~~~ silent
    Sentry.addBreadcrumb({ message: String(error) });
  }
  return { success: true };
}

// The function is there for nothing but the call.
export async function sendCustomsAlert(hook: string, parcel: string): Promise<void> {
  try {
    await fetch(hook, { method: 'POST', body: JSON.stringify({ parcel }) });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.log(error);
  }
}

// The text says that it failed, and the status says that it did not.
app.post('/webhooks/scans', async (request: Request, response: Response) => {
  try {
    await prisma.scan.create({ data: request.body });
    response.sendStatus(204);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'scan not stored');
    response.set('X-Scan', 'error');
    response.send(String(error));
  }
});
