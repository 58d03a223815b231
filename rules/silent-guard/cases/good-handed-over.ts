import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { JobHelpers } from 'graphile-worker';
import PgBoss from 'pg-boss';
import { PrismaClient } from '@prisma/client';
import { Pool } from 'pg';
import { pino } from 'pino';

const prisma = new PrismaClient();
const pool = new Pool();
const boss = new PgBoss('postgres://boss');
const logger = pino();

// The record that is handed over says what it lacks.
async function storePurchase(record: SQSRecord): Promise<void> {
  const shop = record.messageAttributes['shop']?.stringValue;
  if (shop === undefined) throw new Error(`record ${record.messageId} names no shop`);
  await prisma.purchase.create({ data: { shop, body: record.body } });
}

export const handler = async (event: SQSEvent): Promise<void> => {
  for (const record of event.Records) {
    await storePurchase(record);
  }
};

interface Claim {
  policy: string;
  cents: number;
}

function isClaim(value: unknown): value is Claim {
  return typeof value === 'object' && value !== null && 'policy' in value && 'cents' in value;
}

// What is no claim fails the job.
export async function handleClaim(payload: unknown, helpers: JobHelpers): Promise<void> {
  if (!isClaim(payload)) throw new Error('payload is no claim');
  await prisma.claim.create({ data: payload });
  helpers.logger.info(`claim of ${payload.policy} stored`);
}

// A missing first row is logged.
export async function startDunning(): Promise<void> {
  await boss.work('dunning', async ([job]: readonly { data: { invoice: string } }[]) => {
    const { rows } = await pool.query('SELECT id, customer FROM invoices WHERE id = $1', [job?.data.invoice]);
    const invoice = rows.at(0);
    if (!invoice) {
      logger.error({ invoice: job?.data.invoice }, 'invoice is gone');
      return;
    }
    await prisma.reminder.create({ data: { invoice: invoice.id, customer: invoice.customer } });
  });
}

interface Bus {
  subscribe(topic: string, handle: (event: { body: { lot?: unknown; price?: unknown } }) => Promise<void>): void;
}

// The check has a name of its own, and its outcome a log line.
async function onLotSold(event: { body: { lot?: unknown; price?: unknown } }): Promise<void> {
  const usable = typeof event.body.lot === 'string' && Number.isInteger(event.body.price);
  if (!usable) {
    logger.error({ event }, 'sale of no lot');
    return;
  }
  await prisma.sale.create({ data: { lot: event.body.lot, price: event.body.price } });
}

export function listen(bus: Bus): void {
  bus.subscribe('lot.sold', onLotSold);
}

// Another series of parcels is another service's.
export async function handleScan(message: { parcel: string; depot: string }): Promise<void> {
  if (!/^XX/.test(message.parcel)) return;
  await prisma.scan.create({ data: message });
}
