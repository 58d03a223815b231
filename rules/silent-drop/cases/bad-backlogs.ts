import { Worker } from 'bullmq';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

interface Delivery {
  id: string;
  event: string;
  payload: unknown;
}
interface Entry {
  ref: string;
  bookingCode: string;
  amount: number;
}
declare const deliveries: { unprocessed(limit: number): Promise<Delivery[]>; markProcessed(id: string): Promise<void> };
declare function fetchProducts(skus: string[]): Promise<{ sku: string; price: number }[]>;
declare function readStatement(path: string): Promise<{ entries: Entry[] }>;

const logger = pino();
const prisma = new PrismaClient();

const handlers: Record<string, ((payload: unknown) => Promise<void>) | undefined> = {};

// Whoever works off a backlog marks what it has no handler for as done.
export async function drain(): Promise<void> {
  for (const delivery of await deliveries.unprocessed(50)) {
    await handlers[delivery.event]?.(delivery.payload);
    //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknownKind
    await deliveries.markProcessed(delivery.id);
  }
}

// The same with a record that is missing.
export async function settle(): Promise<void> {
  const open = await deliveries.unprocessed(50);
  for (const delivery of open) {
    const order = await prisma.order.findUnique({ where: { id: delivery.id } });
    if (order) {
 // ~~~~~~~~~~ skipped
      await prisma.order.update({ where: { id: delivery.id }, data: { settled: true } });
    }
    await deliveries.markProcessed(delivery.id);
  }
}

// All that stands in a statement is meant to be booked.
export async function importStatement(path: string): Promise<void> {
  const statement = await readStatement(path);
  for (const entry of statement.entries) {
    switch (entry.bookingCode) {
      case 'RCDT':
        await prisma.payment.create({ data: entry });
        break;
      case 'RDDT':
        await prisma.refund.create({ data: entry });
        break;
      default:
   // ~~~~~~~ unknownKind
        break;
    }
  }
  logger.info({ entries: statement.entries.length }, 'statement imported');
}

// An importer that skips what it cannot read.
export async function importPrices(path: string): Promise<void> {
  const { entries } = await readStatement(path);
  for (const entry of entries) {
    if (!Number.isFinite(entry.amount)) continue;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ skipped
    await prisma.price.create({ data: entry });
  }
}

// Looked for in a list that was fetched for all of them.
export const invoices = new Worker('invoices', async (job) => {
  const products = await fetchProducts(job.data.skus);
  for (const line of job.data.lines) {
    const product = products.find((one) => one.sku === line.sku);
    if (product) {
 // ~~~~~~~~~~~~ skipped
      await prisma.invoiceLine.create({ data: { sku: line.sku, price: product.price } });
    }
  }
});
