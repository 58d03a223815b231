import { RabbitSubscribe } from '@golevelup/nestjs-rabbitmq';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OnEvent } from '@nestjs/event-emitter';
import { Cron } from '@nestjs/schedule';
import { SqsMessageHandler } from '@ssut/nestjs-sqs';
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

declare const orders: OrderRepository;
declare const shipping: Shipping;

interface Order {
  id: string;
  paid?: boolean;
  archived?: boolean;
  synced?: boolean;
  status?: string;
}
interface OrderRepository {
  findById(id: string): Promise<Order | null>;
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
}

export class OrderSubscriber {
  constructor(
    private readonly repository: OrderRepository,
    private readonly shipments: Shipping,
  ) {}

  // A repository of the project's own, injected.
  @OnEvent('order.placed')
  async onOrderPlaced(event: OrderPlaced): Promise<void> {
    const order = await this.repository.findById(event.orderId);
    if (!order) return;
 // ~~~~~~~~~~~ dropped
    await this.shipments.create(order);
  }

  // The inverted condition holds all the work.
  @RabbitSubscribe({ exchange: 'orders', routingKey: 'order.paid', queue: 'paid' })
  async onOrderPaid(event: OrderPlaced): Promise<void> {
    const order = await this.repository.findById(event.orderId);
    if (order) {
 // ~~~~~~~~~~ dropped
      order.paid = true;
      await this.repository.save(order);
    }
  }

  // Nested: the inner condition is the one that decides.
  @EventPattern('order.cancelled')
  async onOrderCancelled(@Payload() { orderId }: OrderPlaced): Promise<void> {
    const order = await this.repository.findById(orderId);
    if (order !== null) {
 // ~~~~~~~~~~~~~~~~~~~ dropped
      const shipment = await this.shipments.findByOrder(order.id);
      if (shipment) {
   // ~~~~~~~~~~~~~ dropped
        await this.shipments.cancel(shipment.id);
      }
    }
  }

  // A ternary, and a promise that resolves to nothing.
  @EventPattern('order.returned')
  async onOrderReturned(event: OrderPlaced): Promise<void> {
    const order = await this.repository.findById(event.orderId);
    return order ? this.shipments.refund(order, event.total) : Promise.resolve();
    //     ~~~~~ dropped
  }

  // `&&` in front of the work.
  @SqsMessageHandler('orders-archived')
  async onOrderArchived(message: { Body: string }): Promise<void> {
    const { orderId } = JSON.parse(message.Body) as OrderPlaced;
    const order = await this.repository.findById(orderId);
    order && (await this.repository.save({ ...order, archived: true }));
 // ~~~~~ dropped
  }

  // Optional chaining, and nothing else.
  @OnEvent('order.shipped')
  async onOrderShipped({ orderId }: OrderPlaced): Promise<void> {
    const shipment = await this.shipments.findByOrder(orderId);
    await shipment?.save();
 // ~~~~~~~~~~~~~~ dropped
  }

  // A method of this class says no, and only that.
  @EventPattern('order.corrected')
  async onOrderCorrected(event: unknown): Promise<void> {
    if (!this.isComplete(event)) return;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
    await this.repository.save(event);
  }

  // A parser of this class swallows what is wrong, and gives null.
  @SqsMessageHandler('orders-imported')
  async onOrderImported(message: { Body: string }): Promise<void> {
    const order = this.parse(message.Body);
    if (!order) return;
 // ~~~~~~~~~~~ dropped
    await this.repository.save(order);
  }

  // The exit stands in a `try` that reports all the rest.
  @EventPattern('order.synced')
  async onOrderSynced(event: OrderPlaced): Promise<void> {
    try {
      const order = await this.repository.findById(event.orderId);
      if (!order) {
   // ~~~~~~~~~~~ dropped
        return;
      }
      await this.repository.save({ ...order, synced: true });
    } catch (error) {
      console.error('order not synced', event.orderId, error);
      throw error;
    }
  }

  // A remote step that failed ends the nightly run.
  @Cron('0 2 * * *')
  async refreshRates(): Promise<void> {
    const response = await fetch('https://rates.example.com/latest');
    if (!response.ok) return;
 // ~~~~~~~~~~~~~~~~~ dropped
    await this.repository.saveRates(await response.json());
  }

  private isComplete(event: unknown): event is Order {
    return typeof event === 'object' && event !== null && 'id' in event;
  }

  private parse(body: string): Order | null {
    try {
      return JSON.parse(body) as Order;
    } catch {
      return null;
    }
  }
}

// The message is acknowledged, and then forgotten.
export async function startOrders(channel: Channel): Promise<void> {
  await channel.consume('orders', async (message: ConsumeMessage | null) => {
    if (!message) return;
    const order = JSON.parse(message.content.toString());
    if (!validateOrder(order)) {
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
      channel.ack(message);
    } else {
      await orders.save(order as unknown as Order);
      channel.ack(message);
    }
  });
}

// `return null`, where others return what was done.
export const notifyBuyer = inngest.createFunction(
  { id: 'notify-buyer' },
  { event: 'order/shipped' },
  async ({ event, step }: { event: { data: OrderPlaced }; step: { run<T>(id: string, work: () => Promise<T>): Promise<T> } }) => {
    const order = await step.run('load', () => orders.findById(event.data.orderId));
    if (!order) return null;
 // ~~~~~~~~~~~ dropped
    await step.run('ship', () => shipping.create(order));
    return { shipped: order.id };
  },
);

// Lambda: the answer says 200 for what was never done.
export async function onTransfer(event: EventBridgeEvent<'transfer', OrderPlaced>): Promise<{ statusCode: number }> {
  const order = await orders.findById(event.detail.orderId);
  if (!order) {
//~~~~~~~~~~~ dropped
    return { statusCode: 200 };
  }
  await orders.save({ ...order, paid: true });
  return { statusCode: 200 };
}

// The answer to a webhook, in words of the framework.
app.post('/webhooks/shop', async (request: Request, response: Response) => {
  const { error, value } = orderSchema.validate(request.body);
  if (error) return response.status(200).json({ received: true });
//~~~~~~~~~~ dropped
  await orders.save(value);
  return response.status(200).json({ received: true });
});

// A stream of messages, one turn of the loop each.
export async function followOrders(): Promise<void> {
  const connection = await connect({ servers: 'nats:4222' });
  for await (const message of connection.subscribe('orders.*')) {
    const order = JSON.parse(codec.decode(message.data)) as Partial<Order>;
    if (typeof order.id !== 'string') continue;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
    await orders.save(order as Order);
  }
}

// The status of a payment that nobody knows what to do with is one thing; one that failed is another.
export const payoutWorker = new Worker<OrderPlaced>('payouts', async (job: Job<OrderPlaced>) => {
  const payment = await shipping.charge(job.data.orderId);
  if (payment.failed) return;
//~~~~~~~~~~~~~~~~~~~ dropped
  await orders.save(payment.order);
});

// A callback instead of a promise.
export function onNotification(event: SNSEvent, _context: unknown, callback: (error: Error | null) => void): void {
  const order = JSON.parse(event.Records[0]?.Sns.Message ?? '{}') as Partial<Order>;
  if (!order.id) return callback(null);
//~~~~~~~~~~~~~~ dropped
  orders.save(order as Order).then(() => callback(null), callback);
}

// A lookup that is a chain of promises.
export const refundWorker = new Worker<OrderPlaced>('refunds', (job: Job<OrderPlaced>) =>
  orders.findById(job.data.orderId).then(async (order) => {
    if (!order) return;
 // ~~~~~~~~~~~ dropped
    await shipping.refund(order, job.data.total);
  }),
);

// Numbers that make no sense.
export async function consume({ message }: EachMessagePayload): Promise<void> {
  const event = JSON.parse(String(message.value)) as OrderPlaced;
  if (Number.isNaN(event.total) || event.total <= 0) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await orders.saveTotal(event.orderId, event.total);
}

// `instanceof`, and the result of a parser that is an error.
await new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'orders' }).run({
  eachMessage: async ({ message }) => {
    const order = parseOrder(String(message.value));
    if (order instanceof Error) return;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
    await orders.save(order);
  },
});

declare function parseOrder(text: string): Order | Error;

// The first record of a batch stands for all.
export const single = async (event: SQSEvent): Promise<void> => {
  const [record] = event.Records;
  const order = await orders.findById(String(record?.body));
  if (order == null) {
//~~~~~~~~~~~~~~~~~~ dropped
    return undefined;
  }
  await shipping.create(order);
};

// A variable that is set in a `try`, and an acknowledgement that is all there is.
export async function startRefunds(channel: Channel): Promise<void> {
  await channel.consume('refunds', async (message: ConsumeMessage | null) => {
    if (!message) return;
    let event: OrderPlaced;
    try {
      event = JSON.parse(message.content.toString());
    } catch (error) {
      console.error('refund is no JSON', error);
      return channel.nack(message, false, false);
    }
    const order = await orders.findById(event.orderId);
    if (!order) return channel.ack(message);
 // ~~~~~~~~~~~ dropped
    await shipping.refund(order, event.total);
    channel.ack(message);
  });
}
