import process from 'node:process';
import { Kafka } from 'kafkajs';
import { pino } from 'pino';
import { Counter } from 'prom-client';
import { bookMovement } from './inventory.ts';
import { requireEnv, serveMetrics } from './service.ts';
import { isValidStockEvent } from './stock-event.ts';

const TOPIC = 'warehouse.stock';
const METRICS_PORT = 9464;

const logger = pino({ name: 'stock-consumer' });

const bookedEvents = new Counter({
  name: 'stock_events_booked_total',
  help: 'Stock events booked in the inventory service.',
  labelNames: ['type'],
});

const kafka = new Kafka({ clientId: 'stock-consumer', brokers: requireEnv('KAFKA_BROKERS').split(',') });
const consumer = kafka.consumer({ groupId: 'stock-consumer' });

// kafkajs restarts the consumer by itself where that can help; for the rest, a new process has to do it.
consumer.on(consumer.events.CRASH, ({ payload }) => {
  logger.fatal({ err: payload.error, restart: payload.restart }, 'the consumer crashed');
  if (!payload.restart) {
    process.exit(1);
  }
});

process.once('SIGTERM', () => {
  consumer.disconnect().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.fatal({ err: error }, 'the consumer did not leave its group cleanly');
      process.exit(1);
    },
  );
});

serveMetrics(METRICS_PORT, logger);
await consumer.connect();
await consumer.subscribe({ topic: TOPIC });
await consumer.run({
  eachMessage: async ({ partition, message }) => {
    // Text that is not JSON means a broken producer, not a bad event: it throws here and holds the partition.
    const event: unknown = JSON.parse(message.value?.toString('utf8') ?? 'null');
    if (!isValidStockEvent(event)) return;

    await bookMovement(event);
    bookedEvents.inc({ type: event.type });
    logger.info({ eventId: event.id, partition, offset: message.offset }, 'stock event booked');
  },
});
