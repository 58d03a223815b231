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

// The failure is logged, and the message is acknowledged like the others.
export async function consume(inventory: { reserve(sku: string): Promise<void> }): Promise<void> {
  const messages = await (await connect()).jetstream().consumers.get('INVENTORY').consume();
  for await (const m of messages) {
    try {
      await inventory.reserve(m.json().sku);
    } catch (error) {
   // ~~~~~~~~~~~~~ failed
      logger.error({ err: error, seq: m.seq }, 'reservation failed');
    }
    m.ack();
  }
}

// The catch acknowledges, so that the message does not come back.
export async function onOrder(channel: Channel, msg: ConsumeMessage): Promise<void> {
  try {
    await prisma.order.create({ data: JSON.parse(msg.content.toString()) });
    channel.ack(msg);
  } catch (error) {
 // ~~~~~~~~~~~~~ failed
    logger.error({ err: error }, 'order was not stored');
    channel.ack(msg);
  }
}

// The offset moves on in a batch.
export async function onBatch({ batch, resolveOffset, heartbeat }: EachBatchPayload, views: Views): Promise<void> {
  for (const message of batch.messages) {
    const event = JSON.parse(String(message.value)) as { id: string };
    try {
      await views.apply(event.id, event);
    } catch (error) {
   // ~~~~~~~~~~~~~ failed
      logger.error({ err: error, offset: message.offset }, 'view was not updated');
    }
    resolveOffset(message.offset);
    await heartbeat();
  }
}

// The log is all that hears of it, and the chain goes on to the ack.
export async function onRefund(channel: Channel, msg: ConsumeMessage): Promise<void> {
  await prisma.refund.create({ data: JSON.parse(msg.content.toString()) }).catch(logger.error);
  //                                                                       ~~~~~ failed
  channel.ack(msg);
}

// Both ways lead to the ack.
export function onInvoice(channel: Channel, msg: ConsumeMessage): Promise<void> {
  return prisma.invoice
    .create({ data: JSON.parse(msg.content.toString()) })
    .catch((error: unknown) => logger.warn({ err: error }, 'invoice was not stored'))
  // ~~~~~ failed
    .then(() => channel.ack(msg));
}

// A function that does nothing but acknowledge, and a poller that calls it after a failure.
const sqs = new SQSClient({});
const mails = new ServerClient('token');

async function remove(message: Message): Promise<void> {
  await sqs.send(new DeleteMessageCommand({ QueueUrl: 'mails', ReceiptHandle: message.ReceiptHandle }));
}

export async function poll(): Promise<void> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'mails' }));
  for (const message of Messages) {
    try {
      await mails.sendEmail(JSON.parse(message.Body));
    } catch (error) {
   // ~~~~~~~~~~~~~ failed
      logger.error({ err: error, message: message.MessageId }, 'mail was not sent');
    }
    await remove(message);
  }
}
