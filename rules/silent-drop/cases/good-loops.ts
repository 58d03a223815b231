import { Process, Processor } from '@nestjs/bull';
import { Cron } from '@nestjs/schedule';
import { SqsMessageHandler } from '@ssut/nestjs-sqs';
import type { DynamoDBStreamEvent, KinesisStreamEvent, S3Event, SQSBatchItemFailure, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { Worker, type Job } from 'bullmq';
import { Kafka, type EachBatchPayload } from 'kafkajs';
import { parse } from 'csv-parse/sync';
import { PrismaClient } from '@prisma/client';
import { Counter } from 'prom-client';
import { z } from 'zod';

const prisma = new PrismaClient();
const dropped = new Counter({ name: 'readings_dropped_total', help: 'Readings that were not stored' });
const readingSchema = z.object({ meter: z.string(), kwh: z.number() });

interface Reading {
  meter: string;
  kwh: number;
}

declare function isReading(value: unknown): value is Reading;
declare function isValidDate(value: unknown): boolean;
declare const meters: { find(id: string): Promise<{ id: string } | null>; forIds(ids: string[]): Promise<Map<string, { id: string }>> };
declare const readings: { insert(reading: Reading): Promise<void>; insertMany(list: Reading[]): Promise<void> };
declare const seen: Set<string>;

// What was passed over is told with its row.
@Processor('imports')
export class ReadingsImport {
  constructor(private readonly files: { read(id: string): Promise<string> }) {}

  @Process()
  async import(job: Job<{ fileId: string }>): Promise<void> {
    const rows = parse(await this.files.read(job.data.fileId), { columns: true });
    const skipped: string[] = [];
    for (const row of rows) {
      if (!isValidDate(row.date)) {
        skipped.push(row.id);
        continue;
      }
      await prisma.reading.create({ data: row });
    }
    console.info('file imported', job.data.fileId, { skipped });
  }

  // One bad item refuses the whole message.
  @SqsMessageHandler('readings')
  async receive(message: { Body: string }): Promise<void> {
    const { list } = JSON.parse(message.Body) as { list: unknown[] };
    for (let index = 0; index < list.length; index++) {
      const result = readingSchema.safeParse(list[index]);
      if (!result.success) {
        throw new Error(`reading ${index} is malformed: ${result.error.message}`);
      }
      await prisma.reading.create({ data: result.data });
    }
  }
}

// What cannot be stored goes back by its id.
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchItemFailure[] = [];
  for (const record of event.Records) {
    const reading: unknown = JSON.parse(record.body);
    if (!isReading(reading)) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      continue;
    }
    await readings.insert(reading);
  }
  return { batchItemFailures };
};

// The other arm counts.
export const streamHandler = async (event: KinesisStreamEvent): Promise<void> => {
  for (const record of event.Records) {
    const reading: unknown = JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString());
    if (isReading(reading)) {
      await readings.insert(reading);
    } else {
      dropped.inc();
    }
  }
};

// Only inserts are of interest here; the others are another function's.
export const tableHandler = async (event: DynamoDBStreamEvent): Promise<void> => {
  await Promise.all(
    event.Records.map(async (record) => {
      if (record.eventName !== 'INSERT') return;
      await prisma.meter.create({ data: { id: String(record.dynamodb?.Keys?.['id']?.S) } });
    }),
  );
};

// Must stay quiet: what was seen before is not stored twice.
export async function onBatch({ batch }: EachBatchPayload): Promise<void> {
  const incoming = batch.messages.map((message) => JSON.parse(String(message.value)) as Reading);
  for (const reading of incoming) {
    if (seen.has(reading.meter)) continue;
    seen.add(reading.meter);
    await readings.insert(reading);
  }
}

// An empty line is no reading.
export const lineWorker = new Worker<{ lines: string[] }>('lines', async (job) => {
  for (const line of job.data.lines) {
    if (line.length === 0) continue;
    await readings.insert(JSON.parse(line));
  }
});

// The dead-letter topic takes what is left out.
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const producer = kafka.producer();
await kafka.consumer({ groupId: 'readings' }).run({
  eachBatch: async ({ batch, resolveOffset }) => {
    for (const message of batch.messages) {
      const reading: unknown = JSON.parse(String(message.value));
      if (!isReading(reading)) {
        await producer.send({ topic: 'readings.dlq', messages: [{ value: message.value }] });
        resolveOffset(message.offset);
        continue;
      }
      await readings.insert(reading);
      resolveOffset(message.offset);
    }
  },
});

// Folders are no objects, whatever the bucket says.
export const objects = async (event: S3Event): Promise<void> => {
  for (const record of event.Records) {
    if (record.s3.object.key.endsWith('/')) continue;
    await readings.insert({ meter: record.s3.object.key, kwh: record.s3.object.size });
  }
};

// Rows of its own that are not due, not enabled, or without an address that is optional.
export class Reminders {
  constructor(
    private readonly users: { all(): Promise<{ id: string; phone?: string; remindersEnabled: boolean }[]> },
    private readonly texts: { send(phone: string): Promise<void> },
  ) {}

  @Cron('0 4 * * *')
  async remind(): Promise<void> {
    for (const user of await this.users.all()) {
      if (!user.remindersEnabled) continue;
      if (!user.phone) continue;
      await this.texts.send(user.phone);
    }
  }
}
