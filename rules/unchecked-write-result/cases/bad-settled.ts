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

// Both are waited for, and nobody looks at what became of them.
export async function storeOrder(job: Job<Order>): Promise<void> {
  await Promise.allSettled([
  //    ~~~~~~~~~~~~~~~~~~ settled
    prisma.order.upsert({ where: { id: job.data.id }, create: job.data, update: job.data }),
    qdrant.upsert('orders', { points: [{ id: job.data.id, vector: [job.data.total] }] }),
  ]);
  logger.info({ order: job.data.id }, 'order stored');
}

// The results are counted, failed ones among them.
export async function storeAll(job: Job<Order[]>): Promise<void> {
  const results = await Promise.allSettled(job.data.map((order) => prisma.order.create({ data: order })));
  //                    ~~~~~~~~~~~~~~~~~~ settled
  logger.info(`${results.length} orders stored`);
}

// A list that is filled first.
export async function storeInTurn(orders: Order[]): Promise<{ ok: boolean }> {
  const writes: Promise<unknown>[] = [];
  for (const order of orders) writes.push(prisma.order.create({ data: order }));
  await Promise.allSettled(writes);
  //    ~~~~~~~~~~~~~~~~~~ settled
  return { ok: true };
}

// Services that no library tells of, by verbs that only writes have.
export class ChangeAddress {
  constructor(
    private readonly crm: { updateContact(id: string, change: object): Promise<void> },
    private readonly billing: { updateProfile(id: string, change: object): Promise<void> },
  ) {}

  async run(id: string, address: string): Promise<void> {
    await Promise.allSettled([this.crm.updateContact(id, { address }), this.billing.updateProfile(id, { address })]);
    //    ~~~~~~~~~~~~~~~~~~ settled
  }
}
