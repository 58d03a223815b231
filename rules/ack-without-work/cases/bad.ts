import type { Channel, ConsumeMessage } from 'amqplib';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PubSub, type Message } from '@google-cloud/pubsub';
import { Ctx, EventPattern, Payload, type RmqContext } from '@nestjs/microservices';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();
const sqs = new SQSClient({});

declare function applyRefund(refund: unknown): Promise<void>;
declare function renderThumbnails(assetId: string): Promise<void>;

interface Shipment {
  id: string;
  carrier: string;
}

// The ack comes first, and the order is written after it.
export async function onOrder(channel: Channel, msg: ConsumeMessage): Promise<void> {
  const order = JSON.parse(msg.content.toString()) as { id: string };
  channel.ack(msg);
//~~~~~~~~~~~~~~~~ before
  await prisma.order.create({ data: order });
}

// A class whose channel is injected, and a service that this file does not show.
export class ThumbnailConsumer {
  constructor(private readonly channel: Channel) {}

  async handle(msg: ConsumeMessage): Promise<void> {
    const { assetId } = JSON.parse(msg.content.toString()) as { assetId: string };
    this.channel.ack(msg);
 // ~~~~~~~~~~~~~~~~~~~~~ before
    await renderThumbnails(assetId);
    logger.info({ assetId }, 'thumbnails rendered');
  }
}

// The failure is even caught: too late for the broker.
export async function consumeShipments(channel: Channel): Promise<void> {
  await channel.consume('shipments', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    channel.ack(msg);
 // ~~~~~~~~~~~~~~~~ before
    try {
      await prisma.shipment.create({ data: JSON.parse(msg.content.toString()) as Shipment });
    } catch (error) {
      logger.error({ err: error }, 'shipment was not stored');
    }
  });
}

// The ack stands inside the try, ahead of the write.
export async function consumeRefunds(channel: Channel): Promise<void> {
  await channel.consume('refunds', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    try {
      channel.ack(msg);
   // ~~~~~~~~~~~~~~~~ before
      await applyRefund(JSON.parse(msg.content.toString()));
    } catch (error) {
      logger.error({ err: error }, 'refund failed');
      throw error;
    }
  });
}

// A helper of the class acknowledges.
export class InvoiceConsumer {
  constructor(private readonly channel: Channel) {}

  async onMessage(msg: ConsumeMessage): Promise<void> {
    this.settle(msg);
 // ~~~~~~~~~~~~~~~~ before
    await prisma.invoice.create({ data: JSON.parse(msg.content.toString()) });
  }

  private settle(msg: ConsumeMessage): void {
    this.channel.ack(msg);
    logger.debug('settled');
  }
}

// A promise chain of its own after the ack.
export function listen(): void {
  new PubSub().subscription('ratings').on('message', (message: Message) => {
    message.ack();
 // ~~~~~~~~~~~~~ before
    prisma.rating.create({ data: JSON.parse(String(message.data)) }).catch((error: unknown) => logger.error(error));
  });
}

// The whole batch is acknowledged, and then it is written.
export async function flush(channel: Channel, messages: readonly ConsumeMessage[]): Promise<void> {
  messages.forEach((msg) => channel.ack(msg));
  //                        ~~~~~~~~~~~~~~~~ before
  await prisma.reading.createMany({ data: messages.map((msg) => JSON.parse(msg.content.toString()) as object) });
}

// Deleted as soon as it is received.
export async function poll(QueueUrl: string): Promise<void> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  for (const message of Messages) {
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ before
    await applyRefund(JSON.parse(message.Body));
  }
}

// NestJS with manual acknowledgement.
export class StockController {
  @EventPattern('stock.changed')
  async stockChanged(@Payload() change: { sku: string; quantity: number }, @Ctx() context: RmqContext): Promise<void> {
    context.getChannelRef().ack(context.getMessage());
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ before
    await prisma.stock.update({ where: { sku: change.sku }, data: { quantity: change.quantity } });
  }
}
