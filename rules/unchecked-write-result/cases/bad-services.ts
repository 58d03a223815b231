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

// Refused by a policy or a constraint, and nobody asks.
export async function saveInvoice(job: Job<Row>): Promise<void> {
  await supabase.from('invoices').insert(job.data);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}

// The data is taken, the error is not.
export async function updateInvoice(row: Row): Promise<Row | undefined> {
  const { data } = await supabase.from('invoices').update({ total: row.total }).eq('id', row.id).select().single();
  //                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unread
  return data ?? undefined;
}

// The handler hears of nothing: this client never throws.
export async function addCustomer(row: Row): Promise<void> {
  try {
    await supabase.from('customers').insert(row);
    //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  } catch (error) {
    console.error('customer was not stored', error);
  }
}

export async function uploadReceipt(id: string, file: Buffer): Promise<{ ok: boolean }> {
  const uploaded = await supabase.storage.from('receipts').upload(`${id}.pdf`, file);
  //                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unread
  return { ok: uploaded.data !== undefined };
}

export async function closeMonth(month: string): Promise<void> {
  const { error: _unused } = await supabase.rpc('close_month', { month });
  //                               ~~~~~~~~~~~~ unread
  await supabase.from('months').upsert({ month, closed: true }).throwOnError();
}

// Each command of a pipeline fails by itself.
export async function enqueueOrders(orders: Row[]): Promise<number> {
  const pipeline = redis.pipeline();
  for (const order of orders) pipeline.lpush('orders', JSON.stringify(order));
  await pipeline.exec();
  //    ~~~~~~~~~~~~~ discarded
  return orders.length;
}

export async function notifyDevices(job: Job<{ tokens: string[]; text: string }>): Promise<void> {
  const answer = await getMessaging().sendEachForMulticast({ tokens: job.data.tokens, notification: { body: job.data.text } });
  //                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unread
  if (!answer) throw new Error('no answer');
}

export async function sendStatements(job: Job<{ to: string }[]>): Promise<void> {
  await postmark.sendEmailBatch(job.data.map(({ to }) => ({ From: 'bank@acme.dev', To: to, TextBody: 'Your statement' })));
  //    ~~~~~~~~~~~~~~~~~~~~~~~ discarded
}

// What does not fit into the batch is left out.
export async function publishAll(orders: Row[]): Promise<void> {
  const sender = bus.createSender('orders');
  const batch = await sender.createMessageBatch();
  for (const order of orders) batch.tryAddMessage({ body: order });
  //                          ~~~~~~~~~~~~~~~~~~~ discarded
  await sender.sendMessages(batch);
}

export async function streamAll(orders: Row[]): Promise<void> {
  const batch = await hub.createBatch();
  orders.forEach((order) => {
    batch.tryAdd({ body: order });
 // ~~~~~~~~~~~~ discarded
  });
  await hub.sendBatch(batch);
}

export async function replaceRows(rows: Row[]): Promise<void> {
  const container = cosmos.database('shop').container('orders');
  await container.items.bulk(rows.map((row) => ({ operationType: 'Upsert', resourceBody: row })));
  //    ~~~~~~~~~~~~~~~~~~~~ discarded
}

export async function payAll(rows: Row[]): Promise<void> {
  await payouts.saveAll(rows.map((row) => payouts.createJob(row)));
  //    ~~~~~~~~~~~~~~~ discarded
}

// What fails validation is left out without a word.
export async function importOrders(job: Job<Row[]>): Promise<void> {
  await Order.insertMany(job.data, { ordered: false });
  //    ~~~~~~~~~~~~~~~~ discarded
}

// Known by name: nothing is imported here.
export class Search {
  constructor(private readonly deps: { esClient: { bulk(body: object): Promise<{ took: number }> } }) {}

  async store(rows: Row[]): Promise<number> {
    const { esClient } = this.deps;
    const { took } = await esClient.bulk({ body: rows });
    //                     ~~~~~~~~~~~~~ unread
    return took;
  }
}

export async function importNames(job: Job<Row[]>): Promise<void> {
  const typesense = new Typesense.Client({ nodes: [], apiKey: 'key' });
  const answers = await typesense.collections('orders').documents().import(job.data, { throwOnFail: false });
  //                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unread
  console.info(`${answers.length} documents imported`);
}
