import { Kafka } from 'kafkajs';
import { Worker, type Job } from 'bullmq';
import { PrismaClient } from '@prisma/client';
import { connect, type Channel, type ConsumeMessage } from 'amqplib';
import express, { type Request, type Response } from 'express';
import type { SNSHandler, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { PubSub } from '@google-cloud/pubsub';
import { connect as connectNats, StringCodec } from 'nats';
import { z } from 'zod';
import cron from 'node-cron';
import { pino } from 'pino';
import { Counter } from 'prom-client';

const logger = pino({ name: 'stock' });
const dropped = new Counter({ name: 'stock_events_dropped_total', help: 'Stock events that were not applied' });
const prisma = new PrismaClient();
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const consumer = kafka.consumer({ groupId: 'stock' });
const producer = kafka.producer();
const app = express();

interface StockEvent {
  sku: string;
  quantity: number;
}

const stockSchema = z.object({ sku: z.string(), quantity: z.number() });

declare function isValid(event: unknown): event is StockEvent;
declare function applyStock(event: StockEvent): Promise<void>;

// Counted, and sent to the dead-letter topic.
export async function startStockConsumer(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: unknown = JSON.parse(String(message.value));
      if (!isValid(event)) {
        dropped.inc();
        await producer.send({ topic: 'stock.dlq', messages: [{ value: message.value }] });
        return;
      }
      await prisma.stock.update({ where: { sku: event.sku }, data: { quantity: event.quantity } });
    },
  });
}

// The job fails with what the schema says.
export const stockWorker = new Worker('stock', async (job) => {
  const parsed = stockSchema.safeParse(job.data);
  if (!parsed.success) {
    throw new Error(`stock job ${job.id} is malformed: ${parsed.error.message}`);
  }
  await prisma.stock.create({ data: parsed.data });
});

// The item goes back by its id.
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    const body = JSON.parse(record.body);
    if (!body.sku) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      continue;
    }
    await applyStock(body);
  }
  return { batchItemFailures };
}

// Refused, so that the broker's dead-letter exchange takes it.
export async function startReservations(channel: Channel): Promise<void> {
  await channel.consume('reservations', async (message: ConsumeMessage | null) => {
    if (!message) return;
    const { orderId } = JSON.parse(message.content.toString());
    const order = await prisma.order.findUnique({ where: { id: orderId } });
    if (!order) {
      channel.nack(message, false, false);
      return;
    }
    await prisma.reservation.create({ data: { orderId, sku: order.sku } });
    channel.ack(message);
  });
}

// The sender is told, and tries again.
app.post('/webhooks/stripe', async (request: Request, response: Response) => {
  const event = request.body;
  if (!isValid(event)) {
    response.status(400).json({ message: 'not a stock event' });
    return;
  }
  await applyStock(event);
  response.sendStatus(200);
});

// A log line is what this rule asks for.
export async function processRefund(job: Job<{ paymentId: string }>): Promise<void> {
  const response = await fetch(`https://payments/${job.data.paymentId}`);
  if (!response.ok) {
    logger.error({ payment: job.data.paymentId, status: response.status }, 'payment could not be read');
    return;
  }
  await prisma.refund.create({ data: { paymentId: job.data.paymentId } });
}

// The inverted arm with an `else` that speaks.
export const onStockTopic: SNSHandler = async (event) => {
  const stock: unknown = JSON.parse(event.Records[0]?.Sns.Message ?? '{}');
  if (isValid(stock)) {
    await applyStock(stock);
  } else {
    logger.warn({ stock }, 'stock event dropped');
  }
};

// The else arm refuses the message.
export async function startPubSub(): Promise<void> {
  new PubSub().subscription('stock').on('message', async (message: { data: Buffer; ack(): void; nack(): void }) => {
    const event: unknown = JSON.parse(message.data.toString());
    if (isValid(event)) {
      await applyStock(event);
    } else {
      message.nack();
      return;
    }
    message.ack();
  });
}

// The error of the subscription is logged.
export async function startNats(): Promise<void> {
  const connection = await connectNats({ servers: 'nats:4222' });
  const codec = StringCodec();
  connection.subscribe('stock.*', {
    callback: async (error: Error | null, message: { data: Uint8Array }) => {
      if (error) {
        logger.error({ err: error }, 'subscription failed');
        return;
      }
      const event = JSON.parse(codec.decode(message.data)) as StockEvent;
      await prisma.stock.update({ where: { sku: event.sku }, data: { quantity: event.quantity } });
    },
  });
}

// The run fails with its upstream.
cron.schedule('*/5 * * * *', async () => {
  const response = await fetch('https://rates.example.com/latest');
  if (response.status !== 200) throw new Error(`rates answered ${response.status}`);
  await prisma.rate.createMany({ data: await response.json() });
});
