import { Process, Processor } from '@nestjs/bull';
import { Cron } from '@nestjs/schedule';
import { SqsMessageHandler } from '@ssut/nestjs-sqs';
import type { DynamoDBStreamEvent, KinesisStreamEvent, S3Event, SQSHandler } from 'aws-lambda';
import { Worker, type Job } from 'bullmq';
import { Kafka, type EachBatchPayload } from 'kafkajs';
import { parse } from 'csv-parse/sync';
import { PrismaClient } from '@prisma/client';
import { z } from 'zod';

const prisma = new PrismaClient();
const readingSchema = z.object({ meter: z.string(), kwh: z.number() });

interface Reading {
  meter: string;
  kwh: number;
}

declare function isReading(value: unknown): value is Reading;
declare function isValidDate(value: unknown): boolean;
declare const meters: { find(id: string): Promise<{ id: string } | null>; forIds(ids: string[]): Promise<Map<string, { id: string }>> };
declare const readings: { insert(reading: Reading): Promise<void>; insertMany(list: Reading[]): Promise<void> };

// The rows of a file: those without a date are passed over.
@Processor('imports')
export class ReadingsImport {
  constructor(private readonly files: { read(id: string): Promise<string> }) {}

  @Process()
  async import(job: Job<{ fileId: string }>): Promise<void> {
    const rows = parse(await this.files.read(job.data.fileId), { columns: true });
    for (const row of rows) {
      if (!isValidDate(row.date)) continue;
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~~ skipped
      await prisma.reading.create({ data: row });
    }
    console.info('file imported', job.data.fileId);
  }

  // The list is one of the message's fields.
  @SqsMessageHandler('readings')
  async receive(message: { Body: string }): Promise<void> {
    const { list } = JSON.parse(message.Body) as { list: unknown[] };
    for (let index = 0; index < list.length; index++) {
      const result = readingSchema.safeParse(list[index]);
      if (!result.success) {
   // ~~~~~~~~~~~~~~~~~~~~ skipped
        continue;
      }
      await prisma.reading.create({ data: result.data });
    }
  }
}

// The records of a queue, with `continue`.
export const handler: SQSHandler = async (event) => {
  for (const record of event.Records) {
    const reading: unknown = JSON.parse(record.body);
    if (!isReading(reading)) continue;
 // ~~~~~~~~~~~~~~~~~~~~~~~~ skipped
    await readings.insert(reading);
  }
};

// The inverted condition, once for every item.
export const streamHandler = async (event: KinesisStreamEvent): Promise<void> => {
  for (const record of event.Records) {
    const reading: unknown = JSON.parse(Buffer.from(record.kinesis.data, 'base64').toString());
    if (isReading(reading)) {
 // ~~~~~~~~~~~~~~~~~~~~~~~ skipped
      await readings.insert(reading);
    }
  }
};

// The callback of `map` returns nothing for one of them.
export const tableHandler = async (event: DynamoDBStreamEvent): Promise<void> => {
  await Promise.all(
    event.Records.map(async (record) => {
      const meter = await meters.find(String(record.dynamodb?.Keys?.['id']?.S));
      if (!meter) return;
   // ~~~~~~~~~~~ skipped
      await prisma.meter.update({ where: { id: meter.id }, data: { seen: true } });
    }),
  );
};

// `&&` in front of the work.
export async function onBatch({ batch }: EachBatchPayload): Promise<void> {
  const incoming = batch.messages.map((message) => JSON.parse(String(message.value)) as Reading);
  const known = await meters.forIds(incoming.map(({ meter }) => meter));
  for (const reading of incoming) {
    const meter = known.get(reading.meter);
    meter && (await readings.insert({ ...reading, meter: meter.id }));
 // ~~~~~ skipped
  }
}

// A line that cannot be parsed is passed over by the `catch`.
export const lineWorker = new Worker<{ lines: string[] }>('lines', async (job) => {
  for (const line of job.data.lines) {
    let reading: Reading;
    try {
      reading = JSON.parse(line);
    } catch {
   // ~~~~~ skipped
      continue;
    }
    await readings.insert(reading);
  }
});

// The other arm only moves the offset on.
await new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'readings' }).run({
  eachBatch: async ({ batch, resolveOffset, heartbeat }) => {
    for (const message of batch.messages) {
      const reading: unknown = JSON.parse(String(message.value));
      if (!isReading(reading)) {
   // ~~~~~~~~~~~~~~~~~~~~~~~~ skipped
        resolveOffset(message.offset);
        await heartbeat();
        continue;
      }
      await readings.insert(reading);
      resolveOffset(message.offset);
    }
  },
});

// Objects of a bucket, in a `forEach` that starts the work.
export const objects = async (event: S3Event): Promise<void> => {
  const work: Promise<void>[] = [];
  event.Records.forEach((record) => {
    const key = parseKey(record.s3.object.key);
    if (key === null) return;
 // ~~~~~~~~~~~~~~~~~ skipped
    work.push(readings.insert({ meter: key.meter, kwh: record.s3.object.size }));
  });
  await Promise.all(work);
};

declare function parseKey(key: string): { meter: string } | null;

// What a supplier sent in the night.
export class SupplierSync {
  constructor(private readonly supplier: { latest(): Promise<{ items: Partial<Reading>[] }> }) {}

  @Cron('0 4 * * *')
  async sync(): Promise<void> {
    const { items } = await this.supplier.latest();
    for (const item of items) {
      const parsed = readingSchema.safeParse(item);
      if (parsed.success) {
   // ~~~~~~~~~~~~~~~~~~~ skipped
        await readings.insert(parsed.data);
      }
    }
  }
}
