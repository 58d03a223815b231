import { CosmosClient } from '@azure/cosmos';
import { EventHubProducerClient } from '@azure/event-hubs';
import { ServiceBusClient } from '@azure/service-bus';
import { createClient } from '@supabase/supabase-js';
import Queue from 'bee-queue';
import type { Job } from 'bullmq';
import { getMessaging } from 'firebase-admin/messaging';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { ServerClient } from 'postmark';
import Typesense from 'typesense';

const supabase = createClient('https://project.supabase.co', 'service-key');
const redis = new Redis();
const postmark = new ServerClient('token');
const bus = new ServiceBusClient('connection');
const hub = new EventHubProducerClient('connection', 'orders');
const cosmos = new CosmosClient('connection');
const payouts = new Queue('payouts');
const Order = mongoose.model('Order', new mongoose.Schema({ total: Number }));

interface Row {
  id: string;
  total: number;
}

// It throws when it is told to.
export async function saveInvoice(job: Job<Row>): Promise<void> {
  await supabase.from('invoices').insert(job.data).throwOnError();
}

// The error is tested before the data is taken.
export async function updateInvoice(row: Row): Promise<Row> {
  const { data, error } = await supabase.from('invoices').update({ total: row.total }).eq('id', row.id).select().single();
  if (error) throw error;
  return data;
}

// With a look at the error, it is the project's own throw.
export async function addCustomer(row: Row): Promise<void> {
  try {
    const { error } = await supabase.from('customers').insert(row);
    if (error) throw error;
  } catch (error) {
    throw new Error('customer was not stored', { cause: error });
  }
}

// The answer is the caller's.
export async function uploadReceipt(id: string, file: Buffer): Promise<{ error: unknown }> {
  const uploaded = await supabase.storage.from('receipts').upload(`${id}.pdf`, file);
  return uploaded;
}

export async function closeMonth(month: string): Promise<void> {
  const closed = await supabase.rpc('close_month', { month });
  if (closed.error) throw closed.error;
  await supabase.from('months').upsert({ month, closed: true }).throwOnError();
}

// Each pair is asked.
export async function enqueueOrders(orders: Row[]): Promise<number> {
  const pipeline = redis.pipeline();
  for (const order of orders) pipeline.lpush('orders', JSON.stringify(order));
  const answers: [Error | null, unknown][] | null = await pipeline.exec();
  const failed = answers?.find(([error]) => error);
  if (failed) throw failed[0];
  return orders.length;
}

// A cache can be filled again.
export async function warm(rows: Row[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const row of rows) pipeline.set(`cache:${row.id}`, JSON.stringify(row), 'EX', 60);
  await pipeline.exec();
}

export async function notifyDevices(job: Job<{ tokens: string[]; text: string }>): Promise<void> {
  const { failureCount } = await getMessaging().sendEachForMulticast({ tokens: job.data.tokens, notification: { body: job.data.text } });
  if (failureCount > 0) throw new Error(`${failureCount} devices were not reached`);
}

export async function sendStatements(job: Job<{ to: string }[]>): Promise<void> {
  const answers = await postmark.sendEmailBatch(job.data.map(({ to }) => ({ From: 'bank@acme.dev', To: to, TextBody: 'Your statement' })));
  const refused = answers.filter(({ ErrorCode }: { ErrorCode: number }) => ErrorCode !== 0);
  if (refused.length > 0) throw new Error(`${refused.length} statements were not sent`);
}

// What does not fit goes into the next batch.
export async function publishAll(orders: Row[]): Promise<void> {
  const sender = bus.createSender('orders');
  let batch = await sender.createMessageBatch();
  for (const order of orders) {
    if (batch.tryAddMessage({ body: order })) continue;
    await sender.sendMessages(batch);
    batch = await sender.createMessageBatch();
    if (!batch.tryAddMessage({ body: order })) throw new Error(`order ${order.id} is too large`);
  }
  await sender.sendMessages(batch);
}

export async function streamAll(orders: Row[]): Promise<void> {
  const batch = await hub.createBatch();
  const left = orders.filter((order) => !batch.tryAdd({ body: order }));
  await hub.sendBatch(batch);
  if (left.length > 0) await streamAll(left);
}

export async function replaceRows(rows: Row[]): Promise<void> {
  const container = cosmos.database('shop').container('orders');
  const answers = await container.items.bulk(rows.map((row) => ({ operationType: 'Upsert', resourceBody: row })));
  if (answers.some((answer: { statusCode: number }) => answer.statusCode >= 400)) throw new Error('rows were refused');
}

// Each answer with its number.
export async function replaceAndTellWhich(rows: Row[]): Promise<void> {
  const answers = await cosmos.database('shop').container('orders').items.bulk(rows.map((row) => ({ operationType: 'Upsert', resourceBody: row })));
  for (const [i, { statusCode }] of answers.entries()) {
    if (statusCode >= 400) throw new Error(`row ${i} was refused: status ${statusCode}`);
  }
}

export async function payAll(rows: Row[]): Promise<void> {
  const refused: Map<unknown, Error> = await payouts.saveAll(rows.map((row) => payouts.createJob(row)));
  for (const error of refused.values()) throw error;
}

// In order, it throws.
export async function importOrders(job: Job<Row[]>): Promise<void> {
  await Order.insertMany(job.data);
  await Order.insertMany(job.data, { ordered: false, throwOnValidationError: true });
}

export class Search {
  constructor(private readonly deps: { esClient: { bulk(body: object): Promise<{ took: number; errors: boolean }> } }) {}

  async store(rows: Row[]): Promise<number> {
    const { esClient } = this.deps;
    const { took, errors } = await esClient.bulk({ body: rows });
    if (errors) throw new Error('rows were refused');
    return took;
  }
}

// As it comes, it throws.
export async function importNames(job: Job<Row[]>): Promise<void> {
  const typesense = new Typesense.Client({ nodes: [], apiKey: 'key' });
  await typesense.collections('orders').documents().import(job.data, { action: 'upsert' });
}
