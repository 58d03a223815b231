// strict
import type { SNSHandler, SQSEvent } from 'aws-lambda';
import { Worker } from 'bullmq';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';

const logger = pino({ name: 'seats' });

interface SeatEvent {
  kind: string;
  seat: string;
  row?: string;
}

declare const seats: { book(seat: string): Promise<void>; free(seat: string): Promise<void> };
declare function isSeat(value: unknown): value is SeatEvent;

// The other kinds are told, once each.
await new Kafka({ brokers: ['kafka:9092'] }).consumer({ groupId: 'seats' }).run({
  eachMessage: async ({ message }) => {
    const event = JSON.parse(String(message.value)) as SeatEvent;
    switch (event.kind) {
      case 'booked':
        await seats.book(event.seat);
        break;
      case 'freed':
        await seats.free(event.seat);
        break;
      default:
        logger.info({ kind: event.kind }, 'not ours');
    }
  },
});

// Whatever is left is an error.
export const seatWorker = new Worker<SeatEvent>('seats', async (job) => {
  switch (job.data.kind) {
    case 'booked':
      return seats.book(job.data.seat);
    case 'freed':
      return seats.free(job.data.seat);
  }
  throw new Error(`no seat is ${job.data.kind}`);
});

// A choice by kind is a route.
export const rowHandler: SNSHandler = async (event) => {
  const list = event.Records.map((record: { Sns: { Message: string } }) => JSON.parse(record.Sns.Message) as SeatEvent);
  await Promise.all(
    list.filter((seat: SeatEvent) => seat.kind === 'booked').map((seat: SeatEvent) => seats.book(seat.seat)),
  );
};

// The line says which one it was.
export const handler = async (event: SQSEvent): Promise<void> => {
  for (const record of event.Records) {
    const seat: unknown = JSON.parse(record.body);
    if (!isSeat(seat)) {
      logger.debug({ message: record.messageId }, 'no seat, next one');
      continue;
    }
    await seats.book(seat.seat);
  }
};

// What was left out is counted.
export const legacyHandler = async (event: SQSEvent): Promise<void> => {
  const list = event.Records.map((record) => JSON.parse(record.body));
  const valid = list.filter(isSeat);
  logger.info({ skipped: list.length - valid.length }, 'heartbeats');
  for (const seat of valid) await seats.book(seat.seat);
};
