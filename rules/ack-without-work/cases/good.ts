import type { Channel, ConsumeMessage } from 'amqplib';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PubSub, type Message } from '@google-cloud/pubsub';
import { Ctx, EventPattern, Payload, type RmqContext } from '@nestjs/microservices';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';
import { Counter } from 'prom-client';

const logger = pino();
const prisma = new PrismaClient();
const sqs = new SQSClient({});
const lost = new Counter({ name: 'shipments_lost_total', help: 'Shipments that were not stored' });

declare function applyRefund(refund: unknown): Promise<void>;
declare function renderThumbnails(assetId: string): Promise<void>;

interface Shipment {
  id: string;
  carrier: string;
}

// Written, then acknowledged; what the duplicate needs is done already.
export async function onOrder(channel: Channel, msg: ConsumeMessage): Promise<void> {
  const order = JSON.parse(msg.content.toString()) as { id: string };
  if (await prisma.order.findUnique({ where: { id: order.id } })) {
    logger.debug({ order: order.id }, 'already stored');
    channel.ack(msg);
    return;
  }
  await prisma.order.create({ data: order });
  channel.ack(msg);
}

// What follows the ack tells others about work that is done.
export class ThumbnailConsumer {
  constructor(private readonly channel: Channel) {}

  async handle(msg: ConsumeMessage): Promise<void> {
    const { assetId } = JSON.parse(msg.content.toString()) as { assetId: string };
    await renderThumbnails(assetId);
    this.channel.ack(msg);
    await this.notifyEditors(assetId);
  }

  private async notifyEditors(assetId: string): Promise<void> {
    await fetch(`http://editors/thumbnails/${assetId}`);
  }
}

// Acknowledged first on purpose, and somebody is told of each loss.
export async function consumeShipments(channel: Channel): Promise<void> {
  await channel.consume('shipments', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    channel.ack(msg);
    try {
      await prisma.shipment.create({ data: JSON.parse(msg.content.toString()) as Shipment });
    } catch (error) {
      logger.error({ err: error }, 'shipment was not stored');
      lost.inc();
    }
  });
}

// The ack is the last thing that the try does.
export async function consumeRefunds(channel: Channel): Promise<void> {
  await channel.consume('refunds', async (msg: ConsumeMessage | null) => {
    if (!msg) return;
    try {
      await applyRefund(JSON.parse(msg.content.toString()));
      channel.ack(msg);
    } catch (error) {
      logger.error({ err: error }, 'refund failed');
      channel.nack(msg, false, false);
    }
  });
}

// The helper is called last.
export class InvoiceConsumer {
  constructor(private readonly channel: Channel) {}

  async onMessage(msg: ConsumeMessage): Promise<void> {
    await prisma.invoice.create({ data: JSON.parse(msg.content.toString()) });
    this.settle(msg);
  }

  private settle(msg: ConsumeMessage): void {
    this.channel.ack(msg);
    logger.debug('settled');
  }
}

// First into an inbox that survives a crash, then acknowledged, then worked on.
export function listen(): void {
  new PubSub().subscription('ratings').on('message', async (message: Message) => {
    const entry = await prisma.inbox.create({ data: { id: message.id, body: String(message.data) } });
    message.ack();
    await applyRefund(entry);
  });
}

// The batch is written, and then acknowledged.
export async function flush(channel: Channel, messages: readonly ConsumeMessage[]): Promise<void> {
  await prisma.reading.createMany({ data: messages.map((msg) => JSON.parse(msg.content.toString()) as object) });
  messages.forEach((msg) => channel.ack(msg));
}

// Deleted when the work is done; the next one is another message.
export async function poll(QueueUrl: string): Promise<void> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  for (const message of Messages) {
    await applyRefund(JSON.parse(message.Body));
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  }
}

// NestJS with manual acknowledgement, in the right order.
export class StockController {
  @EventPattern('stock.changed')
  async stockChanged(@Payload() change: { sku: string; quantity: number }, @Ctx() context: RmqContext): Promise<void> {
    await prisma.stock.update({ where: { sku: change.sku }, data: { quantity: change.quantity } });
    context.getChannelRef().ack(context.getMessage());
  }
}
