import { PrismaClient } from '@prisma/client';
import { QdrantClient } from '@qdrant/js-client-rest';
import type { Job } from 'bullmq';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();
const qdrant = new QdrantClient({ url: 'http://qdrant:6333' });

interface Order {
  id: string;
  total: number;
}

// Must stay quiet: aggregate then throw.
export async function storeOrder(job: Job<Order>): Promise<void> {
  const results = await Promise.allSettled([
    prisma.order.upsert({ where: { id: job.data.id }, create: job.data, update: job.data }),
    qdrant.upsert('orders', { points: [{ id: job.data.id, vector: [job.data.total] }] }),
  ]);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, 'order is not everywhere');
  logger.info({ order: job.data.id }, 'order stored');
}

// Those that failed go to the caller.
export async function storeAll(job: Job<Order[]>): Promise<number> {
  const results = await Promise.allSettled(job.data.map((order) => prisma.order.create({ data: order })));
  return results.filter(({ status }) => status === 'rejected').length;
}

// `all` rejects with the first of them.
export async function storeInTurn(orders: Order[]): Promise<{ ok: boolean }> {
  const writes: Promise<unknown>[] = [];
  for (const order of orders) writes.push(prisma.order.create({ data: order }));
  await Promise.all(writes);
  return { ok: true };
}

// What may be lost: caches, messages to people, connections.
export class ChangeAddress {
  constructor(
    private readonly cache: { invalidate(id: string): Promise<void> },
    private readonly mailer: { notify(id: string): Promise<void> },
  ) {}

  async run(id: string): Promise<void> {
    await Promise.allSettled([this.cache.invalidate(id), this.mailer.notify(id)]);
  }

  async stop(): Promise<void> {
    await Promise.allSettled([prisma.$disconnect(), this.cache.invalidate('*')]);
  }
}
