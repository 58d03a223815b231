import { PrismaClient } from '@prisma/client';
import { Worker, Queue, type Job } from 'bullmq';
import { MongoClient } from 'mongodb';
import { Kafka } from 'kafkajs';
import express from 'express';
import { writeFile } from 'node:fs/promises';
import type { Repository } from 'typeorm';
import { pino } from 'pino';
import { createClient } from '@supabase/supabase-js';

const logger = pino({ name: 'orders' });
const prisma = new PrismaClient();
const orders = new MongoClient('mongodb://orders').db('shop').collection('orders');
const exportQueue = new Queue('exports');
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const supabase = createClient('https://project.supabase.co', 'service-key');
const app = express();

interface Order {
  id: string;
  customer: string;
  total: number;
  lines: { sku: string; quantity: number }[];
}

// A statement of its own in an asynchronous job.
export const orderWorker = new Worker<Order>('orders', async (job) => {
  logger.info({ order: job.data.id }, 'order received');
  orders.insertOne(job.data);
//~~~~~~~~~~~~~~~~ notAwaited
});

// The query of a library that begins only when somebody waits for it.
app.post('/payments', async (request: any, response: any) => {
  prisma.payment.create({ data: request.body });
//~~~~~~~~~~~~~~~~~~~~~ neverRuns
  response.status(201).json({ created: true });
});

// A function of this file that is asynchronous.
export async function placeOrder(order: Order): Promise<{ ok: boolean }> {
  saveOrder(order);
//~~~~~~~~~ notAwaited
  return { ok: true };
}

async function saveOrder(order: Order): Promise<void> {
  await orders.replaceOne({ _id: order.id }, order, { upsert: true });
}

// `forEach` takes no promise.
export async function storeLines(order: Order): Promise<{ stored: number }> {
  order.lines.forEach(async (line) => {
//~~~~~~~~~~~~~~~~~~~ eachItem
    await orders.updateOne({ _id: order.id }, { $push: { lines: line } });
  });
  return { stored: order.lines.length };
}

// The list of promises is left where it is.
export async function announceOrders(job: Job<Order[]>): Promise<void> {
  job.data.map(async (order) => {
//~~~~~~~~~~~~ eachItem
    await producer.send({ topic: 'orders', messages: [{ key: order.id, value: JSON.stringify(order) }] });
  });
  logger.info({ count: job.data.length }, 'orders announced');
}

// A list is awaited, not what is in it.
export async function shipOrders(job: Job<Order[]>): Promise<void> {
  await job.data.map((order) => orders.updateOne({ _id: order.id }, { $set: { shipped: true } }));
  //    ~~~~~~~~~~~~ eachItem
  logger.info('orders shipped');
}

// Thrown away in so many words, and answered with success.
app.post('/consents', async (request: any, response: any) => {
  void orders.insertOne(request.body);
  //   ~~~~~~~~~~~~~~~~ notAwaited
  response.status(201).json({ recorded: true });
});

// In a class, by the type of its dependency.
export class OrderService {
  constructor(private readonly repository: Repository<Order>) {}

  async onOrderPlaced(event: { order: Order }): Promise<void> {
    this.repository.save(event.order);
 // ~~~~~~~~~~~~~~~~~~~~ notAwaited
  }

  async cancel(order: Order): Promise<{ success: boolean }> {
    if (order.total > 0) this.repository.update({ id: order.id }, { total: 0 });
    //                   ~~~~~~~~~~~~~~~~~~~~~~ notAwaited
    return { success: true };
  }
}

// A success callback, and nobody for the failure.
export async function exportOrders(job: Job<{ day: string }>): Promise<void> {
  exportQueue.add('export', job.data).then(() => logger.info('export queued'));
//~~~~~~~~~~~~~~~ notAwaited
}

// Kept in a variable that nobody reads.
export async function writeManifest(job: Job<{ path: string; names: string[] }>): Promise<void> {
  const written = writeFile(job.data.path, job.data.names.join('\n'));
  //              ~~~~~~~~~ notAwaited
  logger.info({ path: job.data.path }, 'manifest written');
}

// All of them together are left as well.
export async function syncProfiles(job: Job<{ id: string }[]>): Promise<void> {
  Promise.all(job.data.map((profile) => orders.updateOne({ _id: profile.id }, { $set: profile })));
//~~~~~~~~~~~ notAwaited
  logger.info('profiles synced');
}

// A client whose queries wait for a reader.
export async function storeProfile(job: Job<{ id: string }>): Promise<void> {
  supabase.from('profiles').upsert(job.data);
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverRuns
}

// One arm of a choice.
export async function recordTotal(job: Job<Order>): Promise<void> {
  job.data.total > 0 ? orders.insertOne(job.data) : logger.info('free order');
  //                   ~~~~~~~~~~~~~~~~ notAwaited
}
