import process from 'node:process';
import { Kafka, type KafkaMessage } from 'kafkajs';
import { pino } from 'pino';
import { Counter } from 'prom-client';
import { bookMovement } from './inventory.ts';
import { requireEnv, serveMetrics } from './service.ts';
import { findEventId, findFault, isValidStockEvent } from './stock-event.ts';

const TOPIC = 'warehouse.stock';
const METRICS_PORT = 9464;

const logger = pino({ name: 'stock-consumer' });

const bookedEvents = new Counter({
  name: 'stock_events_booked_total',
  help: 'Stock events booked in the inventory service.',
  labelNames: ['type'],
});

const rejectedEvents = new Counter({
  name: 'stock_events_rejected_total',
  help: 'Stock events sent to the dead-letter topic, by what is wrong with them.',
  labelNames: ['reason'],
});

const kafka = new Kafka({ clientId: 'stock-consumer', brokers: requireEnv('KAFKA_BROKERS').split(',') });
const consumer = kafka.consumer({ groupId: 'stock-consumer' });
const producer = kafka.producer();

// kafkajs restarts the consumer by itself where that can help; for the rest, a new process has to do it.
consumer.on(consumer.events.CRASH, ({ payload }) => {
  logger.fatal({ err: payload.error, restart: payload.restart }, 'the consumer crashed');
  if (!payload.restart) {
    process.exit(1);
  }
});

process.once('SIGTERM', () => {
  stop().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.fatal({ err: error }, 'the consumer did not disconnect cleanly');
      process.exit(1);
    },
  );
});

serveMetrics(METRICS_PORT, logger);
await Promise.all([consumer.connect(), producer.connect()]);
await consumer.subscribe({ topic: TOPIC });
await consumer.run({
  eachMessage: async ({ partition, message }) => {
    // Text that is not JSON means a broken producer, not a bad event: it throws here and holds the partition.
    const event: unknown = JSON.parse(message.value?.toString('utf8') ?? 'null');
    if (!isValidStockEvent(event)) {
      const reason = findFault(event) ?? 'unknown';
      const eventId = findEventId(event);
      logger.error({ eventId, reason, partition, offset: message.offset }, 'invalid stock event');
      rejectedEvents.inc({ reason });
      await sendToDeadLetter(message, partition, new Error(`invalid stock event: ${reason}`));
      return;
    }

    await bookMovement(event);
    bookedEvents.inc({ type: event.type });
    logger.info({ eventId: event.id, partition, offset: message.offset }, 'stock event booked');
  },
});

/** The producer goes last: a message in hand may still have to be sent to the dead-letter topic. */
async function stop(): Promise<void> {
  await consumer.disconnect();
  await producer.disconnect();
}

/** Keeps the message as it came, so that it can be replayed once the producer or the check is mended. */
async function sendToDeadLetter(message: KafkaMessage, partition: number, error: Error): Promise<void> {
  const source = `${TOPIC}/${partition}/${message.offset}`;
  await producer.send({
    topic: `${TOPIC}.dlq`,
    messages: [
      {
        key: message.key,
        value: message.value,
        headers: { ...message.headers, 'dlq-error': error.message, 'dlq-source': source },
      },
    ],
  });
}
