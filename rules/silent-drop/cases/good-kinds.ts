import type { SQSHandler } from 'aws-lambda';
import type { Channel, ConsumeMessage } from 'amqplib';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Worker, type Job } from 'bullmq';
import express, { type Request, type Response } from 'express';
import { Kafka } from 'kafkajs';
import Stripe from 'stripe';

const app = express();
const stripe = new Stripe('key');

interface PointsEvent {
  type: string;
  memberId: string;
  points: number;
}

declare const loyalty: {
  credit(memberId: string, points: number): Promise<void>;
  debit(memberId: string, points: number): Promise<void>;
};
declare const outbox: { claim(count: number): Promise<{ id: string; event: PointsEvent }[]>; markProcessed(id: string): Promise<void> };
declare const pending: Record<string, (reply: PointsEvent) => Promise<void>>;

const handlers: Record<string, (event: PointsEvent) => Promise<void>> = {
  'purchase.completed': (event) => loyalty.credit(event.memberId, event.points),
  'purchase.returned': (event) => loyalty.debit(event.memberId, event.points),
};

// A kind without a handler is an error.
export const handler: SQSHandler = async ({ Records }) => {
  for (const record of Records) {
    const event: PointsEvent = JSON.parse(record.body);
    const handle = handlers[event.type];
    if (!handle) throw new Error(`no handler for ${event.type}`);
    await handle(event);
  }
};

// Whoever waits for the answer is asked; nobody may.
export const replyWorker = new Worker<PointsEvent>('replies', async (job: Job<PointsEvent>) => {
  await pending[job.data.memberId]?.(job.data);
});

// What has no handler is told.
export const memberWorker = new Worker<PointsEvent>('members', async (job) => {
  const handle = handlers[job.name];
  if (!handle) {
    console.warn('no handler', job.name, job.id);
    return;
  }
  await handle(job.data);
});

// The `default` arm fails the job.
@Processor('points')
export class PointsProcessor extends WorkerHost {
  async process(job: Job<PointsEvent>): Promise<void> {
    switch (job.name) {
      case 'credit':
        await loyalty.credit(job.data.memberId, job.data.points);
        break;
      case 'debit':
        await loyalty.debit(job.data.memberId, job.data.points);
        break;
      default:
        throw new Error(`no job is called ${job.name}`);
    }
  }
}

// The queue's dead-letter exchange takes what is not known.
export async function start(channel: Channel): Promise<void> {
  await channel.consume('points', async (message: ConsumeMessage | null) => {
    if (!message) return;
    const event = JSON.parse(message.content.toString()) as PointsEvent;
    switch (event.type) {
      case 'purchase.completed':
        await loyalty.credit(event.memberId, event.points);
        channel.ack(message);
        return;
      case 'purchase.returned':
        await loyalty.debit(event.memberId, event.points);
        channel.ack(message);
        return;
      default:
        channel.nack(message, false, false);
    }
  });
}

// What was not dispatched stays in the outbox.
export class Outbox {
  async drain(): Promise<void> {
    for (const { id, event } of await outbox.claim(50)) {
      await this.dispatch(event);
      await outbox.markProcessed(id);
    }
  }

  private async dispatch(event: PointsEvent): Promise<void> {
    switch (event.type) {
      case 'purchase.completed': {
        await loyalty.credit(event.memberId, event.points);
        break;
      }
      case 'member.left': {
        await loyalty.debit(event.memberId, 0);
        break;
      }
      default: {
        throw new Error(`nothing handles ${event.type}`);
      }
    }
  }
}

// Work follows for all kinds, known or not.
export const tierWorker = new Worker<PointsEvent>('tiers', async (job) => {
  let factor = 1;
  switch (job.data.type) {
    case 'double':
      factor = 2;
      break;
    default:
      break;
  }
  await loyalty.credit(job.data.memberId, job.data.points * factor);
});

// Must stay quiet: a topic that others read too, and the hundreds of events of somebody else's.
await new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'loyalty' }).run({
  eachMessage: async ({ message }) => {
    const event = JSON.parse(String(message.value)) as PointsEvent;
    switch (event.type) {
      case 'purchase.completed':
        await loyalty.credit(event.memberId, event.points);
        break;
      case 'purchase.returned':
        await loyalty.debit(event.memberId, event.points);
        break;
      default:
        break;
    }
  },
});

app.post('/webhooks/stripe', async (request: Request, response: Response) => {
  const event = stripe.webhooks.constructEvent(request.body, request.headers['stripe-signature'], 'secret');
  switch (event.type) {
    case 'invoice.paid':
      await loyalty.credit(event.data.object.customer, 10);
      break;
    case 'charge.refunded':
      await loyalty.debit(event.data.object.customer, 10);
      break;
    default:
      break;
  }
  response.json({ received: true });
});

// Thrown, where the table has none.
const steps = {
  raise: async (event: PointsEvent): Promise<void> => loyalty.credit(event.memberId, event.points),
  lower: async (event: PointsEvent): Promise<void> => loyalty.debit(event.memberId, event.points),
};
export const stepWorker = new Worker<PointsEvent & { type: keyof typeof steps }>('steps', async (job) => {
  if (!(job.data.type in steps)) throw new Error(`no step for ${job.data.type}`);
  await steps[job.data.type](job.data);
});
// The members that are muted are no table of handlers.
const muted: Record<string, boolean> = { 'm-1': true };
export const typedWorker = new Worker<PointsEvent>('typed', async (job) => {
  if (job.data.memberId in muted) return;
  await loyalty.credit(job.data.memberId, job.data.points);
});

interface Sheet {
  contract: string;
  dancer: string;
}

interface Payroll {
  add(dancer: string, rate: string): Promise<void>;
  closeWeek(): Promise<void>;
}

// A kind by another word, and one that nobody knows fails the job.
export const sheetWorker = (payroll: Payroll): Worker =>
  new Worker('sheets', async (job: Job<{ sheets: Sheet[] }>) => {
    for (const sheet of job.data.sheets) {
      switch (sheet.contract) {
        case 'ensemble':
          await payroll.add(sheet.dancer, 'ensemble');
          break;
        case 'soloist':
          await payroll.add(sheet.dancer, 'soloist');
          break;
        case 'guest':
          await payroll.add(sheet.dancer, 'guest');
          break;
        default:
          throw new Error(`no rate for ${sheet.contract}`);
      }
    }
    await payroll.closeWeek();
  });
