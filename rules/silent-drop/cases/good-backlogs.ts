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
declare function fetchRules(): Promise<{ type: string; discount: number }[]>;
declare function readStatement(path: string): Promise<{ entries: Entry[] }>;

const logger = pino();
const prisma = new PrismaClient();

const handlers: Record<string, ((payload: unknown) => Promise<void>) | undefined> = {};

// Said, and marked.
export async function drain(): Promise<void> {
  for (const delivery of await deliveries.unprocessed(50)) {
    const handler = handlers[delivery.event];
    if (handler) await handler(delivery.payload);
    else logger.warn({ delivery: delivery.id, event: delivery.event }, 'no handler for this delivery');
    await deliveries.markProcessed(delivery.id);
  }
}

// What is left before it is marked stays on the list.
export async function settle(): Promise<void> {
  const open = await deliveries.unprocessed(50);
  for (const delivery of open) {
    const order = await prisma.order.findUnique({ where: { id: delivery.id } });
    if (!order) continue;
    await prisma.order.update({ where: { id: delivery.id }, data: { settled: true } });
    await deliveries.markProcessed(delivery.id);
  }
}

// A code that nobody knows stops the import.
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
        throw new Error(`unknown booking code ${entry.bookingCode}`);
    }
  }
  logger.info({ entries: statement.entries.length }, 'statement imported');
}

// An importer that counts what it cannot read.
export async function importPrices(path: string): Promise<number> {
  const { entries } = await readStatement(path);
  let unreadable = 0;
  for (const entry of entries) {
    if (!Number.isFinite(entry.amount)) {
      unreadable++;
      continue;
    }
    await prisma.price.create({ data: entry });
  }
  return unreadable;
}

// A list of rules, of which none may fit.
export const invoices = new Worker('invoices', async (job) => {
  const rules = await fetchRules();
  for (const line of job.data.lines) {
    const rule = rules.find((one) => one.type === line.type);
    if (rule) {
      await prisma.invoiceLine.create({ data: { sku: line.sku, discount: rule.discount } });
    }
  }
});
