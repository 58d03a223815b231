import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import { Worker, type Job } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { Counter } from 'prom-client';
import { PrismaClient } from '@prisma/client';
import cron from 'node-cron';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Client } from '@elastic/elasticsearch';
import * as Sentry from '@sentry/node';

const logger = pino({ name: 'catalogue' });
const primary = new MilvusClient({ address: 'primary:19530' });
const secondary = new MilvusClient({ address: 'secondary:19530' });
const prisma = new PrismaClient();
const dynamo = new DynamoDBClient({});
const elastic = new Client({ node: 'http://search:9200' });
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'stock' });
const lostInvoices = new Counter({ name: 'invoices_lost_total', help: 'Invoices that could not be written' });
const app = express();

interface Product {
  id: string;
  title: string;
  embedding: number[];
}

// Both are tried; the job fails when the primary one did.
export async function reindexProduct(job: Job<Product>): Promise<void> {
  const row = { id: job.data.id, embedding: job.data.embedding };
  let failure: unknown;
  try {
    await primary.upsert({ collection_name: 'products', data: [row] });
  } catch (error) {
    logger.error({ err: error, product: row.id }, 'primary write failed');
    failure = error;
  }
  await secondary.upsert({ collection_name: 'products', data: [row] });
  if (failure) throw failure;
  logger.info({ product: row.id }, 'reindex succeeded');
}

// The same log line, and then the message is not taken for handled.
export async function startStockConsumer(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const change = JSON.parse(String(message.value)) as { sku: string; quantity: number };
      try {
        await prisma.stock.update({ where: { sku: change.sku }, data: { quantity: change.quantity } });
      } catch (error) {
        logger.error(error, `could not update the stock of ${change.sku}`);
        throw error;
      }
    },
  });
}

// Counted: the alert on this counter wakes somebody.
export const invoiceWorker = new Worker<{ orderId: string; total: number }>('invoices', async (job) => {
  try {
    const invoice = await prisma.invoice.create({ data: { orderId: job.data.orderId, total: job.data.total } });
    logger.debug({ invoice: invoice.id }, 'invoice row');
  } catch (error) {
    logger.warn({ err: error, job: job.id }, 'invoice was not written');
    lostInvoices.inc();
  }
});

// The partial-failure reply keeps the message in the queue.
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    const order = JSON.parse(record.body) as { id: string; total: string };
    try {
      await dynamo.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: order.id }, total: { N: order.total } } }));
    } catch (error) {
      console.error('order could not be saved', order.id, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

// The answer says what happened.
app.post('/subscriptions', async (request: Request, response: Response) => {
  const { email, plan } = request.body as { email: string; plan: string };
  try {
    await prisma.subscription.create({ data: { email, plan } });
  } catch (error) {
    logger.error({ err: error, email }, 'subscription could not be created');
    response.status(503).json({ message: 'try again later' });
    return;
  }
  response.status(201).json({ email, plan });
});

// Must stay quiet: `next(err)`.
app.post('/webhooks/payments', async (request: Request, response: Response, next: NextFunction) => {
  const payment = request.body as { id: string; status: string };
  try {
    await prisma.payment.update({ where: { id: payment.id }, data: { status: payment.status } });
  } catch (error) {
    logger.error({ err: error, payment: payment.id }, 'payment status lost');
    return next(error);
  }
  response.sendStatus(200);
});

// An alert is enough for a run that comes again tomorrow.
cron.schedule('0 2 * * *', async () => {
  const totals = await prisma.order.groupBy({ by: ['region'], _sum: { total: true } });
  try {
    await prisma.dailyTotal.createMany({ data: totals });
  } catch (error) {
    Sentry.captureException(error);
    return;
  }
  logger.info('daily totals completed');
});

// Must stay quiet: result objects that callers read.
export async function publishArticle(articleId: string): Promise<{ published: boolean; error?: string }> {
  try {
    await prisma.article.update({ where: { id: articleId }, data: { publishedAt: new Date() } });
  } catch (error) {
    return { published: false, error: String(error) };
  }
  return { published: true };
}

// The message is only said when it is true.
export async function indexProduct(product: Product): Promise<string> {
  await elastic.index({ index: 'products', id: product.id, document: product });
  logger.info({ product: product.id }, 'product indexed');
  return 'indexed';
}

// The inner handler adds what it knows, and the outer one decides.
export async function importProducts(products: readonly Product[]): Promise<{ ok: boolean; count: number }> {
  try {
    try {
      await prisma.product.createMany({ data: products });
    } catch (error) {
      throw new Error(`bulk insert of ${products.length} products failed`, { cause: error });
    }
    logger.info({ count: products.length }, 'import completed');
    return { ok: true, count: products.length };
  } catch (error) {
    logger.error({ err: error }, 'import failed');
    throw error;
  }
}
