import process from 'node:process';
import { Worker } from 'bullmq';
import { pino } from 'pino';
import { reindexDocument, type ReindexJob } from './reindex.ts';
import { settings } from './settings.ts';

const QUEUE = 'reindex-documents';
const CONCURRENCY = 8;

const logger = pino({ name: 'reindex-worker' });

// How often a job is tried is set where it is added: the importer asks for 5 attempts, an editor for 20.
const worker = new Worker<ReindexJob>(QUEUE, reindexDocument, {
  connection: { url: settings.redisUrl },
  concurrency: CONCURRENCY,
});

worker.on('failed', (job, error) => {
  logger.error({ err: error, jobId: job?.id, attempts: job?.attemptsMade }, 'reindex job failed');
});

worker.on('error', (error) => {
  logger.error({ err: error }, 'the worker lost its queue');
});

// close() waits for the jobs in hand, so a deployment never cuts a document in half.
process.once('SIGTERM', () => {
  worker.close().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.fatal({ err: error }, 'the worker did not close cleanly');
      process.exit(1);
    },
  );
});

logger.info({ queue: QUEUE, concurrency: CONCURRENCY }, 'reindex worker started');
