import { Kafka } from 'kafkajs';
import { Worker, type Job } from 'bullmq';
import { PrismaClient } from '@prisma/client';
import { connect, type Channel, type ConsumeMessage } from 'amqplib';
import express, { type Request, type Response } from 'express';
import type { SNSHandler, SQSEvent, SQSHandler } from 'aws-lambda';
import { PubSub } from '@google-cloud/pubsub';
import { connect as connectNats, StringCodec } from 'nats';
import { z } from 'zod';
import cron from 'node-cron';

const prisma = new PrismaClient();
const consumer = new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'stock' });
const app = express();

interface StockEvent {
  sku: string;
  quantity: number;
}

const stockSchema = z.object({ sku: z.string(), quantity: z.number() });

declare function isValid(event: unknown): event is StockEvent;
declare function applyStock(event: StockEvent): Promise<void>;

// The first of the three incidents: an invalid event, and `return`.
export async function startStockConsumer(): Promise<void> {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: unknown = JSON.parse(String(message.value));
      if (!isValid(event)) return;
   // ~~~~~~~~~~~~~~~~~~~~ dropped
      await prisma.stock.update({ where: { sku: event.sku }, data: { quantity: event.quantity } });
    },
  });
}

// A schema that says no to a job.
export const stockWorker = new Worker('stock', async (job) => {
  const parsed = stockSchema.safeParse(job.data);
  if (!parsed.success) {
//~~~~~~~~~~~~~~~~~~~~ dropped
    return;
  }
  await prisma.stock.create({ data: parsed.data });
});

// `continue` in a batch.
export const handler: SQSHandler = async (event: SQSEvent) => {
  for (const record of event.Records) {
    const body = JSON.parse(record.body);
    if (!body.sku) continue;
 // ~~~~~~~~~~~~~~ silent-drop/skipped
    await applyStock(body);
  }
};

// A record that was not found.
export async function startReservations(channel: Channel): Promise<void> {
  await channel.consume('reservations', async (message: ConsumeMessage | null) => {
    if (!message) return;
    const { orderId } = JSON.parse(message.content.toString());
    const order = await prisma.order.findUnique({ where: { id: orderId } });
    if (!order) {
 // ~~~~~~~~~~~ dropped
      channel.ack(message);
      return;
    }
    await prisma.reservation.create({ data: { orderId, sku: order.sku } });
    channel.ack(message);
  });
}

// A webhook answers 200, and the sender forgets the event.
app.post('/webhooks/stripe', async (request: Request, response: Response) => {
  const event = request.body;
  if (!isValid(event)) {
//~~~~~~~~~~~~~~~~~~~~ dropped
    response.sendStatus(200);
    return;
  }
  await applyStock(event);
  response.sendStatus(200);
});

// A step that failed, and a return that says nothing of it.
export async function processRefund(job: Job<{ paymentId: string }>): Promise<void> {
  const response = await fetch(`https://payments/${job.data.paymentId}`);
  if (!response.ok) return;
//~~~~~~~~~~~~~~~~~ dropped
  await prisma.refund.create({ data: { paymentId: job.data.paymentId } });
}

// The inverted arm: the work stands in the `if`.
export const onStockTopic: SNSHandler = async (event) => {
  const stock: unknown = JSON.parse(event.Records[0]?.Sns.Message ?? '{}');
  if (isValid(stock)) {
//~~~~~~~~~~~~~~~~~~~ dropped
    await applyStock(stock);
  }
};

// The else arm leaves.
export async function startPubSub(): Promise<void> {
  new PubSub().subscription('stock').on('message', async (message: { data: Buffer; ack(): void }) => {
    const event: unknown = JSON.parse(message.data.toString());
    if (isValid(event)) {
 // ~~~~~~~~~~~~~~~~~~~ dropped
      await applyStock(event);
    } else {
      return;
    }
    message.ack();
  });
}

// A subscription that was given an error instead of a message.
export async function startNats(): Promise<void> {
  const connection = await connectNats({ servers: 'nats:4222' });
  const codec = StringCodec();
  connection.subscribe('stock.*', {
    callback: async (error: Error | null, message: { data: Uint8Array }) => {
      if (error) return;
   // ~~~~~~~~~~ dropped
      const event = JSON.parse(codec.decode(message.data)) as StockEvent;
      await prisma.stock.update({ where: { sku: event.sku }, data: { quantity: event.quantity } });
    },
  });
}

// A cron task whose upstream said no.
cron.schedule('*/5 * * * *', async () => {
  const response = await fetch('https://rates.example.com/latest');
  if (response.status !== 200) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.rate.createMany({ data: await response.json() });
});
