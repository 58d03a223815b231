import process from 'node:process';
import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import { Worker, type Job } from 'bullmq';
import { pino } from 'pino';
import { assertAccepted, ensureProductCollection } from './collection.ts';
import { COLLECTION } from './schema.ts';

interface Product {
  sku: string;
  title: string;
  locale: string;
}

interface ImportJob {
  products: Product[];
}

const logger = pino({ name: 'product-import' });
const embeddingUrl = requireEnv('EMBEDDING_URL');
const milvus = new MilvusClient({ address: requireEnv('MILVUS_ADDRESS'), token: requireEnv('MILVUS_TOKEN') });

await ensureProductCollection(milvus);

const worker = new Worker<ImportJob>('product-import', importProducts, {
  connection: { url: requireEnv('REDIS_URL') },
});
worker.on('failed', (job, error) => {
  logger.error({ err: error, jobId: job?.id }, 'product import failed');
});
worker.on('error', (error) => {
  logger.error({ err: error }, 'the worker lost its queue');
});
process.once('SIGTERM', () => {
  worker.close().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.fatal({ err: error }, 'the worker did not close cleanly');
      process.exit(1);
    },
  );
});
logger.info({ collection: COLLECTION }, 'ready');

async function importProducts(job: Job<ImportJob>): Promise<void> {
  const rows = await Promise.all(
    job.data.products.map(async (product) => ({ ...product, embedding: await embedTitle(product.title) })),
  );
  const written = await milvus.upsert({ collection_name: COLLECTION, data: rows });
  assertAccepted(written.status, `import of ${rows.length} products`);
  logger.info({ jobId: job.id, products: rows.length }, 'products imported');
}

async function embedTitle(title: string): Promise<number[]> {
  const response = await fetch(new URL('/embed', embeddingUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: title }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new Error(`a title could not be embedded: HTTP ${response.status}`);
  }
  const vector: unknown = await response.json();
  if (!isVector(vector)) {
    throw new TypeError('the embedding is not a list of numbers');
  }
  return vector;
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((component) => typeof component === 'number');
}

function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`environment variable ${name} is not set`);
  }
  return value;
}
