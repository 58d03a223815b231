import { Cron, Interval } from '@nestjs/schedule';
import { EventPattern } from '@nestjs/microservices';
import type { KinesisStreamHandler, SNSEvent, SQSEvent } from 'aws-lambda';
import { Worker } from 'bullmq';
import type { EachBatchPayload } from 'kafkajs';
import { PrismaClient } from '@prisma/client';
import { Counter } from 'prom-client';
import { pino } from 'pino';
import { z } from 'zod';

const logger = pino({ name: 'clicks' });
const prisma = new PrismaClient();
const skipped = new Counter({ name: 'clicks_skipped_total', help: 'Clicks that were not stored' });

interface Click {
  session: string;
  path: string;
  country?: string;
  kind?: string;
}

const clickSchema = z.object({ session: z.string(), path: z.string() });

declare function isValidClick(value: unknown): value is Click;
declare const clicks: { insertMany(list: readonly unknown[]): Promise<void>; insert(click: unknown): Promise<void> };

// The difference is told.
export const handler = async (event: SQSEvent): Promise<void> => {
  const valid = event.Records.map((record) => JSON.parse(record.body)).filter(isValidClick);
  if (valid.length < event.Records.length) logger.warn({ missing: event.Records.length - valid.length }, 'clicks are malformed');
  await clicks.insertMany(valid);
};

// Each of them is told where it becomes nothing.
export const streamHandler: KinesisStreamHandler = async (event) => {
  const found = event.Records.flatMap((record) => {
    const result = clickSchema.safeParse(JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString()));
    if (result.success) return [result.data];
    logger.warn({ sequence: record.kinesis.sequenceNumber, issues: result.error.issues }, 'click dropped');
    return [];
  });
  await clicks.insertMany(found);
};

// The parser speaks for itself.
export const clickWorker = new Worker<{ lines: string[] }>('clicks', async (job) => {
  const parsed = job.data.lines.map(parseLine).filter(Boolean);
  await clicks.insertMany(parsed);
});

function parseLine(line: string): Click | null {
  try {
    return JSON.parse(line);
  } catch (error) {
    logger.warn({ err: error, line }, 'line is no JSON');
    return null;
  }
}

// Those that failed are looked at as well.
export async function onClicks({ batch }: EachBatchPayload): Promise<void> {
  const results = batch.messages.map((message) => clickSchema.safeParse(JSON.parse(String(message.value))));
  const failed = results.filter((result) => !result.success);
  if (failed.length > 0) throw new Error(`${failed.length} clicks are malformed`);
  await clicks.insertMany(results.filter((result) => result.success).map((result) => result.data));
}

export class ClickPoller {
  constructor(
    private readonly source: {
      next(): Promise<Click[]>;
      acknowledge(ids: string[]): Promise<void>;
    },
  ) {}

  // Only what was stored is acknowledged, and the rest comes again: routing by kind loses nothing.
  @Interval(60_000)
  async poll(): Promise<void> {
    const page = await this.source.next();
    const views = page.filter((click) => click.kind === 'view');
    await clicks.insertMany(views);
    await this.source.acknowledge(views.map((click) => click.session));
  }

  // The count of those that were left out.
  @EventPattern('clicks.uploaded')
  async onUpload(event: { clicks: unknown[] }): Promise<void> {
    const kept = event.clicks.reduce<Click[]>((list, click) => {
      if (!isValidClick(click)) {
        skipped.inc();
        return list;
      }
      return [...list, click];
    }, []);
    await clicks.insertMany(kept);
  }

  // Must stay quiet: an optional field of what is its own.
  @Cron('0 1 * * *')
  async replay(): Promise<void> {
    const page = await this.source.next();
    const countries = page.map((click) => click.country).filter(Boolean);
    await prisma.country.createMany({ data: countries });
  }
}

// Must stay quiet: pure code that narrows types.
export function toClicks(values: readonly unknown[]): Click[] {
  return values.filter((value): value is Click => isValidClick(value));
}

// Twice the same is once.
export const notices = async (event: SNSEvent): Promise<void> => {
  const list = event.Records.map((record) => JSON.parse(record.Sns.Message) as Click);
  const known = new Set<string>();
  for (const click of list.filter((one) => !known.has(one.session) && known.add(one.session))) {
    await clicks.insert(click);
  }
};

// The result of the job says how many were left out.
export const batchWorker = new Worker<{ bodies: string[] }>('bodies', async (job) => {
  const rows = job.data.bodies.map((body) => JSON.parse(body)).filter(isValidClick);
  await prisma.click.createMany({ data: rows });
  return { stored: rows.length, dropped: job.data.bodies.length - rows.length };
});

// So is what is not.
export const collected = async (event: SQSEvent): Promise<void> => {
  const found: Click[] = [];
  for (const record of event.Records) {
    const click: unknown = JSON.parse(record.body);
    if (isValidClick(click)) found.push(click);
  }
  if (found.length < event.Records.length) throw new Error(`only ${found.length} of ${event.Records.length} clicks are valid`);
  await clicks.insertMany(found);
};
