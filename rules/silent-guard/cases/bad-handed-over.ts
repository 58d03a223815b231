import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { JobHelpers } from 'graphile-worker';
import PgBoss from 'pg-boss';
import { PrismaClient } from '@prisma/client';
import { Pool } from 'pg';

const prisma = new PrismaClient();
const pool = new Pool();
const boss = new PgBoss('postgres://boss');

// The handler does nothing else but to hand each record over.
async function storePurchase(record: SQSRecord): Promise<void> {
  const shop = record.messageAttributes['shop']?.stringValue;
  if (shop === undefined) {
//~~~~~~~~~~~~~~~~~~~~~~~ dropped
    return;
  }
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

// A noun that is also a verb: the payload is no claim at all.
export async function handleClaim(payload: unknown, helpers: JobHelpers): Promise<void> {
  if (!isClaim(payload)) return;
//~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.claim.create({ data: payload });
  helpers.logger.info(`claim of ${payload.policy} stored`);
}

// The first row by another name.
export async function startDunning(): Promise<void> {
  await boss.work('dunning', async ([job]: readonly { data: { invoice: string } }[]) => {
    const { rows } = await pool.query('SELECT id, customer FROM invoices WHERE id = $1', [job?.data.invoice]);
    const invoice = rows.at(0);
    if (!invoice) return;
 // ~~~~~~~~~~~~~ dropped
    await prisma.reminder.create({ data: { invoice: invoice.id, customer: invoice.customer } });
  });
}

interface Bus {
  subscribe(topic: string, handle: (event: { body: { lot?: unknown; price?: unknown } }) => Promise<void>): void;
}

// The check has a name of its own.
async function onLotSold(event: { body: { lot?: unknown; price?: unknown } }): Promise<void> {
  const usable = typeof event.body.lot === 'string' && Number.isInteger(event.body.price);
  if (!usable) return;
//~~~~~~~~~~~~ dropped
  await prisma.sale.create({ data: { lot: event.body.lot, price: event.body.price } });
}

export function listen(bus: Bus): void {
  bus.subscribe('lot.sold', onLotSold);
}

// The number has no such form, and nobody is told.
export async function handleScan(message: { parcel: string; depot: string }): Promise<void> {
  if (!/^[A-Z]{2}\d{9}$/.test(message.parcel)) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.scan.create({ data: message });
}
