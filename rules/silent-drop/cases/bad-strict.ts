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

// A topic that others read too: the other kinds may be theirs.
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
   // ~~~~~~~ unknownKind
        break;
    }
  },
});

// No arm for the rest: a new kind of job is done before it is known.
export const seatWorker = new Worker<SeatEvent>('seats', async (job) => {
  switch (job.data.kind) {
//~~~~~~~~~~~~~~~~~~~~~~ unknownKind
    case 'booked':
      await seats.book(job.data.seat);
      break;
    case 'freed':
      await seats.free(job.data.seat);
      break;
  }
});

// One field that may be optional.
export const rowHandler: SNSHandler = async (event) => {
  const list = event.Records.map((record: { Sns: { Message: string } }) => JSON.parse(record.Sns.Message) as SeatEvent);
  await Promise.all(list.filter((seat: SeatEvent) => seat.row).map((seat: SeatEvent) => seats.book(seat.seat)));
  //                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ filtered
};

// A line of a low level that does not say which.
export const handler = async (event: SQSEvent): Promise<void> => {
  for (const record of event.Records) {
    const seat: unknown = JSON.parse(record.body);
    if (!isSeat(seat)) {
 // ~~~~~~~~~~~~~~~~~~ faint
      logger.debug('no seat, next one');
      continue;
    }
    await seats.book(seat.seat);
  }
};

// A reason is given.
export const legacyHandler = async (event: SQSEvent): Promise<void> => {
  // Expected: the old system sends its own heartbeats into this queue as well.
  const list = event.Records.map((record) => JSON.parse(record.body)).filter(isSeat);
  //                                                                         ~~~~~~ filtered
  for (const seat of list) await seats.book(seat.seat);
};
