import type { Channel, ConsumeMessage } from 'amqplib';
import type { EachBatchPayload } from 'kafkajs';
import { connect } from 'nats';
import { PrismaClient } from '@prisma/client';
import { SQSClient, DeleteMessageCommand, ReceiveMessageCommand, type Message } from '@aws-sdk/client-sqs';
import { ServerClient } from 'postmark';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();

interface Views {
  apply(id: string, changes: unknown): Promise<void>;
}

// A negative ack, and the next one.
export async function consume(inventory: { reserve(sku: string): Promise<void> }): Promise<void> {
  const messages = await (await connect()).jetstream().consumers.get('INVENTORY').consume();
  for await (const m of messages) {
    try {
      await inventory.reserve(m.json().sku);
    } catch (error) {
      logger.error({ err: error, seq: m.seq }, 'reservation failed');
      m.nak(5_000);
      continue;
    }
    m.ack();
  }
}

// A message that cannot be read is kept elsewhere before it is acknowledged.
export async function onOrder(channel: Channel, msg: ConsumeMessage): Promise<void> {
  try {
    await prisma.order.create({ data: JSON.parse(msg.content.toString()) });
    channel.ack(msg);
  } catch (error) {
    logger.error({ err: error }, 'order was not stored');
    await channel.sendToQueue('orders.dead-letter', msg.content);
    channel.ack(msg);
  }
}

// The batch stops where it failed, and is read again from there.
export async function onBatch({ batch, resolveOffset, heartbeat }: EachBatchPayload, views: Views): Promise<void> {
  for (const message of batch.messages) {
    const event = JSON.parse(String(message.value)) as { id: string };
    try {
      await views.apply(event.id, event);
    } catch (error) {
      logger.error({ err: error, offset: message.offset }, 'view was not updated');
      throw error;
    }
    resolveOffset(message.offset);
    await heartbeat();
  }
}

// The failure leaves, and the ack is not reached.
export async function onRefund(channel: Channel, msg: ConsumeMessage): Promise<void> {
  await prisma.refund.create({ data: JSON.parse(msg.content.toString()) }).catch((error: unknown) => {
    logger.error({ err: error }, 'refund was not stored');
    throw error;
  });
  channel.ack(msg);
}

// Only success leads to the ack.
export function onInvoice(channel: Channel, msg: ConsumeMessage): Promise<void> {
  return prisma.invoice
    .create({ data: JSON.parse(msg.content.toString()) })
    .then(() => channel.ack(msg))
    .catch((error: unknown) => {
      logger.warn({ err: error }, 'invoice was not stored');
      channel.nack(msg, false, false);
    });
}

const sqs = new SQSClient({});
const mails = new ServerClient('token');

async function remove(message: Message): Promise<void> {
  await sqs.send(new DeleteMessageCommand({ QueueUrl: 'mails', ReceiptHandle: message.ReceiptHandle }));
}

// What is not removed is delivered again.
export async function poll(): Promise<void> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'mails' }));
  for (const message of Messages) {
    try {
      await mails.sendEmail(JSON.parse(message.Body));
      await remove(message);
    } catch (error) {
      logger.error({ err: error, message: message.MessageId }, 'mail was not sent');
    }
  }
}
