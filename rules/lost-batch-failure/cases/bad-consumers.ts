import type { KinesisStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Job } from 'bullmq';
import { Worker } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';

const logger = pino({ name: 'shipping' });
const prisma = new PrismaClient();
const dynamo = new DynamoDBClient({});
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const consumer = kafka.consumer({ groupId: 'parcels' });
const producer = kafka.producer();

interface Parcel {
  id: string;
  weight: number;
}

// The Lambda returns, and SQS deletes all of them.
export async function onParcels(event: SQSEvent): Promise<void> {
  for (const record of event.Records) {
    try {
      const parcel = JSON.parse(record.body) as Parcel;
      await dynamo.send(new PutItemCommand({ TableName: 'parcels', Item: { id: { S: parcel.id } } }));
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, message: record.messageId }, 'parcel not stored');
    }
  }
}

// The reply says that none has failed.
export async function onReturns(event: SQSEvent): Promise<SQSBatchResponse> {
  for (const record of event.Records) {
    try {
      await prisma.parcelReturn.create({ data: JSON.parse(record.body) as Parcel });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'return not stored');
    }
  }
  return { batchItemFailures: [] };
}

// Each promise has a catch of its own, so that the whole never rejects.
export async function onScans(event: KinesisStreamEvent): Promise<void> {
  await Promise.all(
    event.Records.map(async (record: { kinesis: { data: string } }) => {
      try {
        await prisma.scan.create({ data: JSON.parse(record.kinesis.data) as Parcel });
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        console.warn('scan lost', error);
      }
    }),
  );
}

// A batch of messages, of which only the good ones arrive.
export async function startConsumer(): Promise<void> {
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const message of batch.messages) {
        try {
          await prisma.parcelEvent.create({ data: JSON.parse(String(message.value)) as Parcel });
        } catch (error) {
       // ~~~~~~~~~~~~~ logged
          logger.warn({ err: error, offset: message.offset }, 'event skipped');
        }
      }
    },
  });
}

// Answers with how many there were, not with how many were stored.
export async function importParcels(job: Job<{ parcels: Parcel[] }>): Promise<{ processed: number }> {
  for (const parcel of job.data.parcels) {
    try {
      await prisma.parcel.upsert({ where: { id: parcel.id }, create: parcel, update: parcel });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, parcel: parcel.id }, 'parcel not imported');
    }
  }
  return { processed: job.data.parcels.length };
}

// Counted, and the count is looked at by nobody.
export const labelWorker = new Worker<{ parcels: Parcel[] }>('labels', async (job) => {
  let failed = 0;
  for (const parcel of job.data.parcels) {
    try {
      await producer.send({ topic: 'labels', messages: [{ key: parcel.id, value: JSON.stringify(parcel) }] });
    } catch {
   // ~~~~~ unread
      failed++;
    }
  }
});

// Counted, and the count goes into a log line.
export const weighWorker = new Worker<{ parcels: Parcel[] }>('weights', async (job) => {
  let failures = 0;
  for (const parcel of job.data.parcels) {
    try {
      await prisma.parcel.update({ where: { id: parcel.id }, data: { weight: parcel.weight } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.debug({ err: error }, 'weight not stored');
      failures += 1;
    }
  }
  logger.info({ failures, total: job.data.parcels.length }, 'weights stored');
});

// Gathered, and gone with the function.
export async function bookParcels(event: { parcels: Parcel[] }): Promise<void> {
  const errors: unknown[] = [];
  await Promise.all(
    event.parcels.map((parcel) =>
      prisma.booking.create({ data: { parcel: parcel.id } }).catch((error: unknown) => {
      //                                                     ~~~~~ unread
        errors.push(error);
      }),
    ),
  );
  logger.info('parcels booked');
}

// Taken from a queue in memory, one by one.
export async function drainParcels(job: Job<{ parcels: Parcel[] }>): Promise<void> {
  const queue = [...job.data.parcels];
  while (queue.length > 0) {
    const parcel = queue.shift();
    try {
      await prisma.parcel.create({ data: parcel });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'parcel not created');
    }
  }
}

// The loop is endless by its head, and ends when nothing is left.
export async function flushParcels(job: Job<{ parcels: Parcel[] }>): Promise<void> {
  const queue = [...job.data.parcels];
  for (;;) {
    const parcel = queue.pop();
    if (!parcel) break;
    try {
      await prisma.parcel.create({ data: parcel });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'parcel not created');
    }
  }
  logger.info('parcels created');
}
