import { PrismaClient } from '@prisma/client';
import { Worker, Queue, type Job } from 'bullmq';
import { MongoClient } from 'mongodb';
import { Kafka } from 'kafkajs';
import express from 'express';
import { writeFile } from 'node:fs/promises';
import { EventEmitter } from 'node:events';
import type { Repository } from 'typeorm';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { createClient } from '@supabase/supabase-js';

const logger = pino({ name: 'orders' });
const prisma = new PrismaClient();
const orders = new MongoClient('mongodb://orders').db('shop').collection('orders');
const exportQueue = new Queue('exports');
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const supabase = createClient('https://project.supabase.co', 'service-key');
const sqlite = new Database('orders.db');
const events = new EventEmitter();
const app = express();

interface Order {
  id: string;
  customer: string;
  total: number;
  lines: { sku: string; quantity: number }[];
}

// Awaited.
export const orderWorker = new Worker<Order>('orders', async (job) => {
  logger.info({ order: job.data.id }, 'order received');
  await orders.insertOne(job.data);
});

// Must stay quiet: a synchronous driver has written when it returns.
app.post('/payments', async (request: any, response: any) => {
  sqlite.prepare('INSERT INTO payments (id) VALUES (?)').run(request.body.id);
  response.status(201).json({ created: true });
});

// Must stay quiet: a function of this file that handles its own failure, and says why.
export async function placeOrder(order: Order): Promise<{ ok: boolean }> {
  await orders.insertOne(order);
  mirrorOrder(order);
  return { ok: true };
}

async function mirrorOrder(order: Order): Promise<void> {
  try {
    await orders.replaceOne({ _id: order.id }, order, { upsert: true });
  } catch (error) {
    // Best effort: the nightly run rebuilds the mirror.
    logger.warn({ err: error }, 'mirror not written');
  }
}

// A loop that waits.
export async function storeLines(order: Order): Promise<{ stored: number }> {
  for (const line of order.lines) {
    await orders.updateOne({ _id: order.id }, { $push: { lines: line } });
  }
  return { stored: order.lines.length };
}

// The list of promises is waited for.
export async function announceOrders(job: Job<Order[]>): Promise<void> {
  await Promise.all(
    job.data.map(async (order) => {
      await producer.send({ topic: 'orders', messages: [{ key: order.id, value: JSON.stringify(order) }] });
    }),
  );
  logger.info({ count: job.data.length }, 'orders announced');
}

// Kept first, and waited for later.
export async function shipOrders(job: Job<Order[]>): Promise<void> {
  const shipments = job.data.map((order) => orders.updateOne({ _id: order.id }, { $set: { shipped: true } }));
  logger.info('orders on their way');
  await Promise.all(shipments);
}

// Must stay quiet: in the background on purpose, with a reason.
app.post('/consents', async (request: any, response: any) => {
  // Fire and forget: the consent itself is written by the identity provider, this copy only fills a report.
  void orders.insertOne(request.body);
  response.status(201).json({ recorded: true });
});

// In a class: awaited, or returned.
export class OrderService {
  constructor(private readonly repository: Repository<Order>) {}

  async onOrderPlaced(event: { order: Order }): Promise<void> {
    await this.repository.save(event.order);
  }

  // Must stay quiet: an emitter has no promise to give.
  async cancel(order: Order): Promise<{ success: boolean }> {
    await this.repository.update({ id: order.id }, { total: 0 });
    events.emit('order.cancelled', order);
    return { success: true };
  }
}

// The failure has somebody who hears of it.
export async function exportOrders(job: Job<{ day: string }>): Promise<void> {
  exportQueue.add('export', job.data).then(
    () => logger.info('export queued'),
    (error: unknown) => process.emitWarning(String(error)),
  );
}

// Kept in a variable that is read.
export async function writeManifest(job: Job<{ path: string; names: string[] }>): Promise<void> {
  const written = writeFile(job.data.path, job.data.names.join('\n'));
  logger.info({ path: job.data.path }, 'manifest is being written');
  await written;
}

// Handed to somebody who waits.
export async function syncProfiles(job: Job<{ id: string }[]>, context: { waitUntil(work: Promise<unknown>): void }): Promise<void> {
  context.waitUntil(Promise.all(job.data.map((profile) => orders.updateOne({ _id: profile.id }, { $set: profile }))));
}

// The client's result is thrown when it is a failure.
export async function storeProfile(job: Job<{ id: string }>): Promise<void> {
  await supabase.from('profiles').upsert(job.data).throwOnError();
}

// Must stay quiet: a batch only notes what its commit writes.
export async function recordTotals(job: Job<Order[]>): Promise<void> {
  const batch = orders.initializeOrderedBulkOp();
  for (const order of job.data) batch.insert(order);
  await batch.execute();
}

// Must stay quiet: an array collects them, and `$transaction` runs them.
export async function createPayments(job: Job<Order[]>): Promise<void> {
  await prisma.$transaction(job.data.map((order) => prisma.payment.create({ data: { orderId: order.id } })));
}

// Must stay quiet: own memory has nothing to wait for.
const pending = new Map<string, Order>();
export async function enqueueOrder(job: Job<Order>): Promise<void> {
  pending.set(job.data.id, job.data);
  await orders.insertOne(job.data);
}

// Must stay quiet: what is put off runs after the answer on purpose.
app.post('/views', async (request: any, response: any) => {
  setImmediate(async () => {
    await orders.updateOne({ _id: request.body.id }, { $inc: { views: 1 } });
  });
  response.status(202).json({ accepted: true });
});

// Must stay quiet: a lone `add` gives no promise that anybody knows of.
export async function collectOrder(job: Job<Order>, seen: { add(id: string): void; save(order: Order): void }): Promise<void> {
  seen.add(job.data.id);
  seen.save(job.data);
  await orders.insertOne(job.data);
}
