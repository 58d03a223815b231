import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { MongoClient } from 'mongodb';
import { PubSub } from '@google-cloud/pubsub';
import { Worker, type Job } from 'bullmq';
import { Kafka } from 'kafkajs';
import { QdrantClient } from '@qdrant/js-client-rest';
import { PrismaClient } from '@prisma/client';
import fastify from 'fastify';
import { pino } from 'pino';
import { Counter } from 'prom-client';
import { Redis } from 'ioredis';

const logger = pino({ name: 'orders' });
const sqs = new SQSClient({});
const bridge = new EventBridgeClient({});
const database = new MongoClient('mongodb://orders').db('shop');
const orders = database.collection('orders');
const pubsub = new PubSub();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const prisma = new PrismaClient();
const redis = new Redis();
const server = fastify();
const lost = new Counter({ name: 'orders_lost_total', help: 'Orders lost on the way' });
const noop = (): void => {};

interface Order {
  id: string;
  customer: string;
  total: number;
}

// The handler logs and passes the failure on.
export async function processOrder(job: Job<Order>): Promise<void> {
  await orders.insertOne(job.data).catch((error: unknown) => {
    logger.error(error, 'order not inserted');
    throw error;
  });
  logger.info({ order: job.data.id }, 'order processed');
}

// Must stay quiet: cache writes.
export const paymentWorker = new Worker<Order>('payments', async (job) => {
  await prisma.payment.create({ data: { orderId: job.data.id, amount: job.data.total } });
  await redis.del(`balance:${job.data.customer}`).catch(noop);
});

// The value of the handler is the answer.
export async function placeOrder(order: Order): Promise<{ ok: boolean }> {
  return sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs/orders', MessageBody: JSON.stringify(order) })).then(
    () => ({ ok: true }),
    () => ({ ok: false }),
  );
}

// The second argument of `.then` rejects.
export function saveOrder(order: Order): Promise<void> {
  return orders.replaceOne({ _id: order.id }, order, { upsert: true }).then(
    () => logger.info({ order: order.id }, 'order saved'),
    (error: unknown) => Promise.reject(new Error(`order ${order.id} not saved`, { cause: error })),
  );
}

// The handler stands in the middle and throws.
export function publishOrder(order: Order): Promise<string> {
  return pubsub
    .topic('orders')
    .publishMessage({ json: order })
    .catch((error: unknown) => {
      logger.warn({ err: error, order: order.id }, 'publish failed');
      throw error;
    })
    .then(() => {
      logger.info({ order: order.id }, 'order published');
      return 'published';
    });
}

// The named handler counts.
export async function onOrderEvent(event: { order: Order }): Promise<void> {
  await orders.updateOne({ _id: event.order.id }, { $set: event.order }).catch(countFailure);
}

function countFailure(error: unknown): void {
  lost.inc();
  logger.error({ err: error }, 'write failed');
}

// What failed goes to a place from which it is sent again.
export async function publishAll(job: Job<Order[]>): Promise<void> {
  const results = await Promise.allSettled(
    job.data.map((order) => producer.send({ topic: 'orders', messages: [{ key: order.id, value: JSON.stringify(order) }] })),
  );
  const failed = job.data.filter((_, index) => results[index]?.status === 'rejected');
  await prisma.outbox.createMany({ data: failed });
}

// The answer waits for the write.
server.post('/orders', async (request: { body: Order }, reply: { code(status: number): { send(body: object): unknown } }) => {
  await prisma.order.create({ data: request.body });
  return reply.code(201).send({ created: true });
});

// The failure of a log line about a write that worked is not the write's.
export async function consumeTick(message: { symbol: string; price: number }): Promise<void> {
  const id = await redis.xadd('ticks', '*', 'symbol', message.symbol, 'price', String(message.price));
  await redis.set(`last:${message.symbol}`, message.price, 'EX', 60).catch((error: unknown) => {
    logger.debug({ err: error, id }, 'last price not cached');
  });
}

// One handler for all, which alarms and stops.
export async function settleDay(job: Job<{ day: string; totals: number[] }>): Promise<void> {
  const { day, totals } = job.data;
  await Promise.all(totals.map((total, till) => prisma.tillReport.create({ data: { day, till, total } }))).catch((error) => {
    logger.error({ err: error, day }, 'till reports not written');
    throw new Error(`day ${day} stays open`, { cause: error });
  });
  logger.info({ day }, 'day settled successfully');
}

// The default value is read, and decides.
export async function announceShipment(event: { shipmentId: string }): Promise<void> {
  const sent = await bridge
    .send(new PutEventsCommand({ Entries: [{ DetailType: 'shipment.sent', Detail: JSON.stringify(event) }] }))
    .catch(() => null);
  if (sent === null || sent.FailedEntryCount > 0) throw new Error(`shipment ${event.shipmentId} was not announced`);
  await prisma.shipment.update({ where: { id: event.shipmentId }, data: { announced: true } });
}

interface Choirs {
  add(name: string): Promise<string>;
}

// The handler's answer says what happened.
export function registerChoir(choirs: Choirs, name: string): Promise<{ success: boolean; id: string | null }> {
  return choirs
    .add(name)
    .then((id) => ({ success: true, id }))
    .catch((error: Error) => {
      console.error('choir not registered', error);
      return { success: false, id: null };
    });
}
