import type { KinesisStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Job } from 'bullmq';
import { Worker } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import { Counter } from 'prom-client';

const logger = pino({ name: 'shipping' });
const prisma = new PrismaClient();
const dynamo = new DynamoDBClient({});
const kafka = new Kafka({ brokers: ['kafka:9092'] });
const consumer = kafka.consumer({ groupId: 'parcels' });
const producer = kafka.producer();
const lost = new Counter({ name: 'scans_lost_total', help: 'Scans that were not stored' });

interface Parcel {
  id: string;
  weight: number;
}

// One failure fails the call, so that SQS delivers them again.
export async function onParcels(event: SQSEvent): Promise<void> {
  let failed = false;
  for (const record of event.Records) {
    try {
      const parcel = JSON.parse(record.body) as Parcel;
      await dynamo.send(new PutItemCommand({ TableName: 'parcels', Item: { id: { S: parcel.id } } }));
    } catch (error) {
      logger.error({ err: error, message: record.messageId }, 'parcel not stored');
      failed = true;
    }
  }
  if (failed) throw new Error('some parcels were not stored');
}

// The reply names those that have failed.
export async function onReturns(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    try {
      await prisma.parcelReturn.create({ data: JSON.parse(record.body) as Parcel });
    } catch (error) {
      logger.error({ err: error }, 'return not stored');
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

// What is lost is counted.
export async function onScans(event: KinesisStreamEvent): Promise<void> {
  await Promise.all(
    event.Records.map(async (record: { kinesis: { data: string } }) => {
      try {
        await prisma.scan.create({ data: JSON.parse(record.kinesis.data) as Parcel });
      } catch (error) {
        console.warn('scan lost', error);
        lost.inc();
      }
    }),
  );
}

// What cannot be stored goes to another topic.
export async function startConsumer(): Promise<void> {
  await consumer.run({
    eachBatch: async ({ batch }) => {
      for (const message of batch.messages) {
        try {
          await prisma.parcelEvent.create({ data: JSON.parse(String(message.value)) as Parcel });
        } catch (error) {
          logger.warn({ err: error, offset: message.offset }, 'event set aside');
          await producer.send({ topic: 'parcels.dead-letter', messages: [{ value: message.value }] });
        }
      }
    },
  });
}

// Answers with both numbers.
export async function importParcels(job: Job<{ parcels: Parcel[] }>): Promise<{ processed: number; failed: number }> {
  let failed = 0;
  for (const parcel of job.data.parcels) {
    try {
      await prisma.parcel.upsert({ where: { id: parcel.id }, create: parcel, update: parcel });
    } catch (error) {
      logger.error({ err: error, parcel: parcel.id }, 'parcel not imported');
      failed++;
    }
  }
  return { processed: job.data.parcels.length - failed, failed };
}

// The count decides.
export const labelWorker = new Worker<{ parcels: Parcel[] }>('labels', async (job) => {
  let failed = 0;
  for (const parcel of job.data.parcels) {
    try {
      await producer.send({ topic: 'labels', messages: [{ key: parcel.id, value: JSON.stringify(parcel) }] });
    } catch {
      failed++;
    }
  }
  if (failed > 0) throw new Error(`${failed} labels were not printed`);
});

// The state of each parcel says what became of it.
export const weighWorker = new Worker<{ parcels: Parcel[] }>('weights', async (job) => {
  for (const parcel of job.data.parcels) {
    try {
      await prisma.parcel.update({ where: { id: parcel.id }, data: { weight: parcel.weight } });
    } catch (error) {
      logger.debug({ err: error }, 'weight not stored');
      await prisma.parcelState.update({ where: { id: parcel.id }, data: { status: 'failed' } });
    }
  }
});

// Gathered, and thrown together.
export async function bookParcels(event: { parcels: Parcel[] }): Promise<void> {
  const errors: unknown[] = [];
  await Promise.all(
    event.parcels.map((parcel) =>
      prisma.booking.create({ data: { parcel: parcel.id } }).catch((error: unknown) => {
        errors.push(error);
      }),
    ),
  );
  if (errors.length > 0) throw new AggregateError(errors, 'some parcels are not booked');
}

// What fails goes back to the end of the line.
export async function drainParcels(job: Job<{ parcels: Parcel[] }>): Promise<void> {
  const queue = [...job.data.parcels];
  const later: Parcel[] = [];
  while (queue.length > 0) {
    const parcel = queue.shift();
    if (!parcel) continue;
    try {
      await prisma.parcel.create({ data: parcel });
    } catch (error) {
      logger.error({ err: error }, 'parcel not created');
      later.push(parcel);
    }
  }
  await job.updateData({ parcels: later });
}

// The first failure ends the loop.
export async function flushParcels(job: Job<{ parcels: Parcel[] }>): Promise<void> {
  const queue = [...job.data.parcels];
  for (;;) {
    const parcel = queue.pop();
    if (!parcel) break;
    try {
      await prisma.parcel.create({ data: parcel });
    } catch (error) {
      logger.error({ err: error }, 'parcel not created');
      throw error;
    }
  }
  logger.info('parcels created');
}
