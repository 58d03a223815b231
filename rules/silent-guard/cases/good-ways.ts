import { RabbitSubscribe } from '@golevelup/nestjs-rabbitmq';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OnEvent } from '@nestjs/event-emitter';
import { Cron } from '@nestjs/schedule';
import { SqsMessageHandler } from '@ssut/nestjs-sqs';
import { Logger } from '@nestjs/common';
import { Kafka, type EachMessagePayload } from 'kafkajs';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { EventBridgeEvent, SNSEvent, SQSEvent } from 'aws-lambda';
import { Worker, type Job } from 'bullmq';
import { connect, StringCodec } from 'nats';
import { Inngest } from 'inngest';
import express, { type Request, type Response } from 'express';
import Joi from 'joi';
import Ajv from 'ajv';

const inngest = new Inngest({ id: 'orders' });
const app = express();
const codec = StringCodec();
const orderSchema = Joi.object({ id: Joi.string().required() });
const validateOrder = new Ajv().compile({ type: 'object', required: ['id'] });

interface Order {
  id: string;
  paid?: boolean;
  status?: string;
  note?: string;
}
interface OrderRepository {
  findById(id: string): Promise<Order | null>;
  hasProcessed(id: string): Promise<boolean>;
  save(order: Order): Promise<void>;
  saveRates(rates: unknown): Promise<void>;
  saveTotal(orderId: string, total: number): Promise<void>;
}
interface Shipment {
  id: string;
  save(): Promise<void>;
}
interface Shipping {
  create(order: Order): Promise<void>;
  findByOrder(orderId: string): Promise<Shipment | null>;
  cancel(shipmentId: string): Promise<void>;
  refund(order: Order, total: number): Promise<void>;
  charge(orderId: string): Promise<{ failed: boolean; order: Order }>;
}
interface OrderPlaced {
  orderId: string;
  total: number;
  replyTo?: string;
}

declare const orders: OrderRepository;
declare const shipping: Shipping;
declare const mailer: { enabled: boolean; send(text: string): Promise<void> } | undefined;

export class OrderSubscriber {
  private readonly logger = new Logger(OrderSubscriber.name);

  constructor(
    private readonly repository: OrderRepository,
    private readonly shipments: Shipping,
  ) {}

  // The order is there, and was shipped before.
  @OnEvent('order.placed')
  async onOrderPlaced(event: OrderPlaced): Promise<void> {
    if (await this.repository.hasProcessed(event.orderId)) return;
    const order = await this.repository.findById(event.orderId);
    if (!order) throw new Error(`no order ${event.orderId}`);
    if (order.status !== 'pending') return;
    await this.shipments.create(order);
  }

  // What is left when the condition does not hold is told.
  @RabbitSubscribe({ exchange: 'orders', routingKey: 'order.paid', queue: 'paid' })
  async onOrderPaid(event: OrderPlaced): Promise<void> {
    const order = await this.repository.findById(event.orderId);
    if (order) {
      order.paid = true;
      await this.repository.save(order);
      return;
    }
    this.logger.warn(`paid for nothing: ${event.orderId}`);
  }

  // The inner condition asks for something optional, after the work was done.
  @EventPattern('order.cancelled')
  async onOrderCancelled(@Payload() { orderId }: OrderPlaced): Promise<void> {
    await this.repository.save({ id: orderId, status: 'cancelled' });
    const shipment = await this.shipments.findByOrder(orderId);
    if (shipment) {
      await this.shipments.cancel(shipment.id);
    }
  }

  // A ternary with a failure in its other arm.
  @EventPattern('order.returned')
  async onOrderReturned(event: OrderPlaced): Promise<void> {
    const order = await this.repository.findById(event.orderId);
    return order ? this.shipments.refund(order, event.total) : Promise.reject(new Error(`no order ${event.orderId}`));
  }

  // `&&` in front of a courtesy: the mailer may be switched off.
  @SqsMessageHandler('orders-archived')
  async onOrderArchived(message: { Body: string }): Promise<void> {
    mailer?.enabled && (await mailer.send(message.Body));
  }

  // Optional chaining on a client that was never configured.
  @OnEvent('order.shipped')
  async onOrderShipped({ orderId }: OrderPlaced): Promise<void> {
    await mailer?.send(`order ${orderId} was shipped`);
  }

  // A method of this class says what is wrong.
  @EventPattern('order.corrected')
  async onOrderCorrected(event: unknown): Promise<void> {
    if (!this.isComplete(event)) return;
    await this.repository.save(event);
  }

  // So does the parser.
  @SqsMessageHandler('orders-imported')
  async onOrderImported(message: { Body: string }): Promise<void> {
    const order = this.parse(message.Body);
    if (!order) return;
    await this.repository.save(order);
  }

  // The exit is a throw that the `try` passes on.
  @EventPattern('order.synced')
  async onOrderSynced(event: OrderPlaced): Promise<void> {
    try {
      const order = await this.repository.findById(event.orderId);
      if (!order) throw new Error(`no order ${event.orderId}`);
      await this.repository.save({ ...order, status: 'synced' });
    } catch (error) {
      this.logger.error('order not synced', error);
      throw error;
    }
  }

  // Nothing has changed since the last run.
  @Cron('0 2 * * *')
  async refreshRates(): Promise<void> {
    const response = await fetch('https://rates.example.com/latest');
    if (response.status === 304) return;
    if (!response.ok) throw new Error(`rates answered ${response.status}`);
    await this.repository.saveRates(await response.json());
  }

  private isComplete(event: unknown): event is Order {
    const complete = typeof event === 'object' && event !== null && 'id' in event;
    if (!complete) this.logger.warn('order event is incomplete');
    return complete;
  }

  private parse(body: string): Order | null {
    try {
      return JSON.parse(body) as Order;
    } catch (error) {
      this.logger.error('order is no JSON', error);
      return null;
    }
  }
}

// What is not valid is refused.
export async function startOrders(channel: Channel): Promise<void> {
  await channel.consume('orders', async (message: ConsumeMessage | null) => {
    if (!message) return;
    const order = JSON.parse(message.content.toString());
    if (!validateOrder(order)) {
      channel.reject(message, false);
    } else {
      await orders.save(order as unknown as Order);
      channel.ack(message);
    }
  });
}

// The value says what came of it.
export const notifyBuyer = inngest.createFunction(
  { id: 'notify-buyer' },
  { event: 'order/shipped' },
  async ({ event, step }: { event: { data: OrderPlaced }; step: { run<T>(id: string, work: () => Promise<T>): Promise<T> } }) => {
    const order = await step.run('load', () => orders.findById(event.data.orderId));
    if (!order) return { skipped: true, reason: `no order ${event.data.orderId}` };
    await step.run('ship', () => shipping.create(order));
    return { shipped: order.id };
  },
);

// The answer says that it was not found.
export async function onTransfer(event: EventBridgeEvent<'transfer', OrderPlaced>): Promise<{ statusCode: number }> {
  const order = await orders.findById(event.detail.orderId);
  if (!order) {
    return { statusCode: 404 };
  }
  await orders.save({ ...order, paid: true });
  return { statusCode: 200 };
}

// The sender is told.
app.post('/webhooks/shop', async (request: Request, response: Response) => {
  const { error, value } = orderSchema.validate(request.body);
  if (error) return response.status(422).json({ error: error.message });
  await orders.save(value);
  return response.status(200).json({ received: true });
});

// A stream from which others take what is theirs.
export async function followOrders(): Promise<void> {
  const connection = await connect({ servers: 'nats:4222' });
  for await (const message of connection.subscribe('orders.*')) {
    if (message.subject === 'orders.heartbeat') continue;
    await orders.save(JSON.parse(codec.decode(message.data)) as Order);
  }
}

// A payment that failed fails the job.
export const payoutWorker = new Worker<OrderPlaced>('payouts', async (job: Job<OrderPlaced>) => {
  const payment = await shipping.charge(job.data.orderId);
  if (payment.failed) throw new Error(`order ${job.data.orderId} was not charged`);
  await orders.save(payment.order);
});

// The callback is given the error.
export function onNotification(event: SNSEvent, _context: unknown, callback: (error: Error | null) => void): void {
  const order = JSON.parse(event.Records[0]?.Sns.Message ?? '{}') as Partial<Order>;
  if (!order.id) return callback(new Error('notification without an order'));
  orders.save(order as Order).then(() => callback(null), callback);
}

// In a chain of promises, too, a throw is heard.
export const refundWorker = new Worker<OrderPlaced>('refunds', (job: Job<OrderPlaced>) =>
  orders.findById(job.data.orderId).then(async (order) => {
    if (!order) throw new Error(`no order ${job.data.orderId}`);
    await shipping.refund(order, job.data.total);
  }),
);

// The sender asks for no answer.
export async function consume({ message }: EachMessagePayload): Promise<void> {
  const event = JSON.parse(String(message.value)) as OrderPlaced;
  console.info('order read', event.orderId);
  if (!event.replyTo) return;
  await orders.saveTotal(event.orderId, event.total);
}

// The error of a parser is thrown on.
await new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'orders' }).run({
  eachMessage: async ({ message }) => {
    const order = parseOrder(String(message.value));
    if (order instanceof Error) throw order;
    await orders.save(order);
  },
});

declare function parseOrder(text: string): Order | Error;

// The batch comes again.
export const single = async (event: SQSEvent): Promise<void> => {
  const [record] = event.Records;
  const order = await orders.findById(String(record?.body));
  if (order == null) {
    throw new Error(`no order ${record?.messageId}`);
  }
  await shipping.create(order);
};

// A message without a value deletes what has its key: a tombstone. And a preference is the customer's own.
export async function onPreference({ message }: EachMessagePayload): Promise<void> {
  if (!message.value) return;
  const event = JSON.parse(String(message.value)) as OrderPlaced;
  const prefs = await preferences.forOrder(event.orderId);
  if (!prefs?.mail) return;
  await orders.saveTotal(event.orderId, event.total);
}

declare const preferences: { forOrder(orderId: string): Promise<{ mail: boolean } | null> };
