import type { SQSHandler } from 'aws-lambda';
import type { Channel, ConsumeMessage } from 'amqplib';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Worker, type Job } from 'bullmq';

interface PointsEvent {
  type: string;
  memberId: string;
  points: number;
}

declare const loyalty: {
  credit(memberId: string, points: number): Promise<void>;
  debit(memberId: string, points: number): Promise<void>;
  close(memberId: string): Promise<void>;
};
declare const outbox: { claim(count: number): Promise<{ id: string; event: PointsEvent }[]>; markProcessed(id: string): Promise<void> };

const handlers: Record<string, (event: PointsEvent) => Promise<void>> = {
  'purchase.completed': (event) => loyalty.credit(event.memberId, event.points),
  'purchase.returned': (event) => loyalty.debit(event.memberId, event.points),
};
const byName = new Map(Object.entries(handlers));

// A handler is called if there is one.
export const handler: SQSHandler = async ({ Records }) => {
  for (const record of Records) {
    const event: PointsEvent = JSON.parse(record.body);
    await handlers[event.type]?.(event);
    //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknownKind
  }
};

// The same, out of a map.
export const pointsWorker = new Worker<PointsEvent>('points', async (job: Job<PointsEvent>) => {
  await byName.get(job.name)?.(job.data);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unknownKind
});

// Looked up, and left when it is not there.
export const memberWorker = new Worker<PointsEvent>('members', async (job) => {
  const handle = handlers[job.name];
  if (!handle) return;
//~~~~~~~~~~~~ skipped
  await handle(job.data);
});

// The `default` arm of a worker whose jobs are all its own.
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
   // ~~~~~~~ unknownKind
        break;
    }
  }
}

// A queue, and a `default` that acknowledges.
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
   // ~~~~~~~ unknownKind
        channel.ack(message);
    }
  });
}

// What was not dispatched is marked as processed all the same.
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
   // ~~~~~~~ unknownKind
        return;
      }
    }
  }
}

// The last `else` of a chain of tests.
export const tierWorker = new Worker<PointsEvent>('tiers', async (job) => {
  if (job.data.type === 'raise') {
    await loyalty.credit(job.data.memberId, job.data.points);
  } else if (job.data.type === 'lower') {
  //     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ skipped
    await loyalty.debit(job.data.memberId, job.data.points);
  } else {
    return;
  }
});

// Asked of the table before it is used, and what is no function.
const steps = {
  raise: async (event: PointsEvent): Promise<void> => loyalty.credit(event.memberId, event.points),
  lower: async (event: PointsEvent): Promise<void> => loyalty.debit(event.memberId, event.points),
};
export const stepWorker = new Worker<PointsEvent & { type: keyof typeof steps }>('steps', async (job) => {
  if (!(job.data.type in steps)) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ skipped
  await steps[job.data.type](job.data);
});
export const typedWorker = new Worker<PointsEvent>('typed', async (job) => {
  const handle = handlers[job.data.type];
  if (typeof handle !== 'function') return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ skipped
  await handle(job.data);
});

interface Sheet {
  contract: string;
  dancer: string;
}

interface Payroll {
  add(dancer: string, rate: string): Promise<void>;
  closeWeek(): Promise<void>;
}

// A kind by another word, and the week is closed for all of them.
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
     // ~~~~~~~ unknownKind
          break;
      }
    }
    await payroll.closeWeek();
  });
