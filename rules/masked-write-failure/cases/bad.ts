import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import { Worker, type Job } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import cron from 'node-cron';
import express, { type Request, type Response } from 'express';
import type { SQSEvent } from 'aws-lambda';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Client } from '@elastic/elasticsearch';

const logger = pino({ name: 'catalogue' });
const primary = new MilvusClient({ address: 'primary:19530' });
const secondary = new MilvusClient({ address: 'secondary:19530' });
const prisma = new PrismaClient();
const dynamo = new DynamoDBClient({});
const elastic = new Client({ node: 'http://search:9200' });
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'stock' });
const app = express();

interface Product {
  id: string;
  title: string;
  embedding: number[];
}

// Two writes, and only the second one decides what the job says.
export async function reindexProduct(job: Job<Product>): Promise<void> {
  const row = { id: job.data.id, embedding: job.data.embedding };
  try {
    await primary.upsert({ collection_name: 'products', data: [row] });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, product: row.id }, 'primary write failed');
  }
  await secondary.upsert({ collection_name: 'products', data: [row] });
  logger.info({ product: row.id }, 'reindex succeeded');
}

// A consumer whose offset moves on whatever the database said.
export async function startStockConsumer(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const change = JSON.parse(String(message.value)) as { sku: string; quantity: number };
      try {
        await prisma.stock.update({ where: { sku: change.sku }, data: { quantity: change.quantity } });
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        logger.error(error, `could not update the stock of ${change.sku}`);
      }
    },
  });
}

// A job that BullMQ marks as completed.
export const invoiceWorker = new Worker<{ orderId: string; total: number }>('invoices', async (job) => {
  try {
    const invoice = await prisma.invoice.create({ data: { orderId: job.data.orderId, total: job.data.total } });
    logger.debug({ invoice: invoice.id }, 'invoice row');
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.warn({ err: error, job: job.id }, 'invoice was not written');
  }
});

// A queue that deletes the message because the Lambda returned.
export async function handler(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    const order = JSON.parse(record.body) as { id: string; total: string };
    try {
      await dynamo.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: order.id }, total: { N: order.total } } }));
    } catch (error) {
   // ~~~~~~~~~~~~~ lost-batch-failure/logged
      console.error('order could not be saved', order.id, error);
    }
  }
}

// A request that is answered with 201 although nothing was created.
app.post('/subscriptions', async (request: Request, response: Response) => {
  const { email, plan } = request.body as { email: string; plan: string };
  try {
    await prisma.subscription.create({ data: { email, plan } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, email }, 'subscription could not be created');
  }
  response.status(201).json({ email, plan });
});

// A webhook whose sender will not send it again.
app.post('/webhooks/payments', async (request: Request, response: Response) => {
  const payment = request.body as { id: string; status: string };
  try {
    await prisma.payment.update({ where: { id: payment.id }, data: { status: payment.status } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, payment: payment.id }, 'payment status lost');
  }
  response.sendStatus(200);
});

// A nightly run that is green every night, and says so.
cron.schedule('0 2 * * *', async () => {
  const totals = await prisma.order.groupBy({ by: ['region'], _sum: { total: true } });
  try {
    await prisma.dailyTotal.createMany({ data: totals });
  } catch {
 // ~~~~~ logged
    logger.warn('daily totals were not stored');
  }
  logger.info('daily totals completed');
});

// An empty catch: nothing at all hears of it.
export async function publishArticle(articleId: string): Promise<{ published: boolean }> {
  try {
    await prisma.article.update({ where: { id: articleId }, data: { publishedAt: new Date() } });
  } catch {}
 // ~~~~~ silent
  return { published: true };
}

// The search index is what this function is for, and its caller is told that the product is in it.
export async function indexProduct(product: Product): Promise<string> {
  try {
    await elastic.index({ index: 'products', id: product.id, document: product });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'indexing failed');
  }
  logger.info({ product: product.id }, 'product indexed');
  return 'indexed';
}

// Nested: the inner handler hides the failure from the outer one, which would have thrown it.
export async function importProducts(products: readonly Product[]): Promise<{ ok: boolean; count: number }> {
  try {
    try {
      await prisma.product.createMany({ data: products });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.warn({ err: error }, 'bulk insert failed');
    }
    logger.info({ count: products.length }, 'import completed');
    return { ok: true, count: products.length };
  } catch (error) {
    logger.error({ err: error }, 'import failed');
    throw error;
  }
}
