import { Cron, Interval } from '@nestjs/schedule';
import { EventPattern } from '@nestjs/microservices';
import type { KinesisStreamHandler, SNSEvent, SQSEvent } from 'aws-lambda';
import { Worker } from 'bullmq';
import type { EachBatchPayload } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';
import { z } from 'zod';

const logger = pino({ name: 'clicks' });
const prisma = new PrismaClient();

interface Click {
  session: string;
  path: string;
  country?: string;
}

const clickSchema = z.object({ session: z.string(), path: z.string() });

declare function isValidClick(value: unknown): value is Click;
declare const clicks: { insertMany(list: readonly unknown[]): Promise<void>; insert(click: unknown): Promise<void> };

// The predicate is a check.
export const handler = async (event: SQSEvent): Promise<void> => {
  const valid = event.Records.map((record) => JSON.parse(record.body)).filter(isValidClick);
  //                                                                          ~~~~~~~~~~~~ filtered
  await clicks.insertMany(valid);
};

// `flatMap` maps what is malformed to nothing, and the log leaves the subtraction to its reader.
export const streamHandler: KinesisStreamHandler = async (event) => {
  const found = event.Records.flatMap((record) => {
    const result = clickSchema.safeParse(JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString()));
    return result.success ? [result.data] : [];
    //     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ filtered
  });
  await clicks.insertMany(found);
  logger.info({ received: event.Records.length, stored: found.length }, 'clicks stored');
};

// A parser that swallows, and `filter(Boolean)` to tidy up after it.
export const clickWorker = new Worker<{ lines: string[] }>('clicks', async (job) => {
  const parsed = job.data.lines.map(parseLine).filter(Boolean);
  //                                                  ~~~~~~~ filtered
  await clicks.insertMany(parsed);
});

function parseLine(line: string): Click | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

// The results of a schema, narrowed to those that succeeded.
export async function onClicks({ batch }: EachBatchPayload): Promise<void> {
  const results = batch.messages
    .map((message) => clickSchema.safeParse(JSON.parse(String(message.value))))
    .filter((result) => result.success)
    //      ~~~~~~~~~~~~~~~~~~~~~~~~~~ filtered
    .map((result) => result.data);
  await clicks.insertMany(results);
}

export class ClickPoller {
  constructor(
    private readonly source: {
      next(): Promise<Click[]>;
      acknowledge(ids: string[]): Promise<void>;
    },
  ) {}

  // What was fetched is acknowledged as a whole.
  @Interval(60_000)
  async poll(): Promise<void> {
    const page = await this.source.next();
    const usable = page.filter(isUsable);
    //                         ~~~~~~~~ filtered
    await clicks.insertMany(usable);
    await this.source.acknowledge(page.map((click) => click.session));
  }

  // The list so far is what a bad item leaves.
  @EventPattern('clicks.uploaded')
  async onUpload(event: { clicks: unknown[] }): Promise<void> {
    const kept = event.clicks.reduce<Click[]>((list, click) => {
      if (!isValidClick(click)) return list;
      //  ~~~~~~~~~~~~~~~~~~~~ filtered
      return [...list, click];
    }, []);
    await clicks.insertMany(kept);
  }

  // In one breath, with the work in the same statement.
  @Cron('0 1 * * *')
  async replay(): Promise<void> {
    await Promise.all((await this.source.next()).filter((click) => isValidClick(click)).map((click) => clicks.insert(click)));
    //                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ filtered
    await this.source.acknowledge([]);
  }
}

const isUsable = (click: Click): boolean => click.session.length > 0 && !!click.path && !!click.country;

// Fields that have to be there, asked one by one.
export const notices = async (event: SNSEvent): Promise<void> => {
  const list = event.Records.map((record) => JSON.parse(record.Sns.Message) as Partial<Click>);
  for (const click of list.filter((one) => typeof one.session === 'string' && one.path !== undefined)) {
  //                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ filtered
    await clicks.insert(click);
  }
};

// A callback that gives nothing for what it cannot read.
export const batchWorker = new Worker<{ bodies: string[] }>('bodies', async (job) => {
  const rows = job.data.bodies
    .map((body) => {
      const click: unknown = JSON.parse(body);
      if (!isValidClick(click)) return undefined;
      //  ~~~~~~~~~~~~~~~~~~~~ filtered
      return { session: click.session };
    })
    .filter((row) => row !== undefined);
  await prisma.click.createMany({ data: rows });
});

// What is valid is collected, and stored at the end.
export const collected = async (event: SQSEvent): Promise<void> => {
  const found: Click[] = [];
  for (const record of event.Records) {
    const click: unknown = JSON.parse(record.body);
    if (isValidClick(click)) found.push(click);
 // ~~~~~~~~~~~~~~~~~~~~~~~~ skipped
  }
  await clicks.insertMany(found);
};
