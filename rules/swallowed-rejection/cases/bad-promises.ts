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
import { Redis } from 'ioredis';

const logger = pino({ name: 'orders' });
const sqs = new SQSClient({});
const bridge = new EventBridgeClient({});
const orders = new MongoClient('mongodb://orders').db('shop').collection('orders');
const pubsub = new PubSub();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const prisma = new PrismaClient();
const redis = new Redis();
const server = fastify();
const noop = (): void => {};

interface Order {
  id: string;
  customer: string;
  total: number;
}

// `.catch` with a log line.
export async function processOrder(job: Job<Order>): Promise<void> {
  await orders.insertOne(job.data).catch((error: unknown) => logger.error(error, 'order not inserted'));
  //                               ~~~~~ logged
  logger.info({ order: job.data.id }, 'order processed');
}

// `.catch` with a handler of no effect.
export const paymentWorker = new Worker<Order>('payments', async (job) => {
  await prisma.payment.create({ data: { orderId: job.data.id, amount: job.data.total } }).catch(noop);
  //                                                                                      ~~~~~ silent
});

// `.catch(console.error)`: passed by name.
export async function placeOrder(order: Order): Promise<{ ok: boolean }> {
  await sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs/orders', MessageBody: JSON.stringify(order) })).catch(console.error);
  //                                                                                                             ~~~~~ logged
  return { ok: true };
}

// The second argument of `.then`.
export function saveOrder(order: Order): Promise<void> {
  return orders.replaceOne({ _id: order.id }, order, { upsert: true }).then(
    () => logger.info({ order: order.id }, 'order saved'),
    (error: unknown) => logger.error({ err: error }, 'order not saved'),
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
  );
}

// In the middle of a chain: what follows runs after a failure too.
export function publishOrder(order: Order): Promise<string> {
  return pubsub
    .topic('orders')
    .publishMessage({ json: order })
    .catch((error: unknown) => {
  // ~~~~~ logged
      logger.warn({ err: error, order: order.id }, 'publish failed');
    })
    .then(() => {
      logger.info({ order: order.id }, 'order published');
      return 'published';
    });
}

// A handler with a name of its own, further down in the file.
export async function onOrderEvent(event: { order: Order }): Promise<void> {
  await orders.updateOne({ _id: event.order.id }, { $set: event.order }).catch(logFailure);
  //                                                                     ~~~~~ logged
}

function logFailure(error: unknown): void {
  logger.error({ err: error }, 'write failed');
}

// Looked at, and only logged.
export async function publishAll(job: Job<Order[]>): Promise<void> {
  const results = await Promise.allSettled(
  //                    ~~~~~~~~~~~~~~~~~~~ masked-write-failure/logged
    job.data.map((order) => producer.send({ topic: 'orders', messages: [{ key: order.id, value: JSON.stringify(order) }] })),
  );
  for (const result of results) {
    if (result.status === 'rejected') logger.error({ err: result.reason }, 'publish failed');
  }
}

// A fire-and-forget write behind an answer of success.
server.post('/orders', async (request: { body: Order }, reply: { code(status: number): { send(body: object): unknown } }) => {
  prisma.order.create({ data: request.body }).catch((error: unknown) => logger.error(error, 'order was not created'));
  //                                          ~~~~~ logged
  return reply.code(202).send({ accepted: true });
});

// The chain of a stream write, with its handler at the end.
export async function consumeTick(message: { symbol: string; price: number }): Promise<void> {
  await redis
    .xadd('ticks', '*', 'symbol', message.symbol, 'price', String(message.price))
    .then((id: string) => logger.debug({ id }, 'tick appended'))
    .catch((error: unknown) => {
  // ~~~~~ logged
      logger.error({ err: error, symbol: message.symbol }, 'tick lost');
    });
}

// `Promise.all` with one handler for all of them.
export async function settleDay(job: Job<{ day: string; totals: number[] }>): Promise<void> {
  const { day, totals } = job.data;
  await Promise.all(totals.map((total, till) => prisma.tillReport.create({ data: { day, till, total } }))).catch((error) => {
  //                                                                                                       ~~~~~ logged
    logger.error({ err: error, day }, 'till reports not written');
  });
  logger.info({ day }, 'day settled successfully');
}

// A reply of failure turned into a default value that nobody reads.
export async function announceShipment(event: { shipmentId: string }): Promise<void> {
  await bridge
    .send(new PutEventsCommand({ Entries: [{ DetailType: 'shipment.sent', Detail: JSON.stringify(event) }] }))
    .catch(() => null);
  // ~~~~~ silent
  await prisma.shipment.update({ where: { id: event.shipmentId }, data: { announced: true } });
}

interface Choirs {
  add(name: string): Promise<string>;
}

// The handler's answer says the opposite of what happened.
export function registerChoir(choirs: Choirs, name: string): Promise<{ success: boolean; id: string | null }> {
  return choirs
    .add(name)
    .then((id) => ({ success: true, id }))
    .catch((error: Error) => {
  // ~~~~~ logged
      console.error('choir not registered', error);
      return { success: true, id: null };
    });
}
