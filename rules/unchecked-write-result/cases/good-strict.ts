// strict
import { Firestore } from '@google-cloud/firestore';
import { Client } from '@elastic/elasticsearch';
import { createClient } from '@supabase/supabase-js';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { MeiliSearch } from 'meilisearch';
import { pino } from 'pino';

const logger = pino();
const elastic = new Client({ node: 'http://search:9200' });
const supabase = createClient('https://project.supabase.co', 'service-key');
const meili = new MeiliSearch({ host: 'http://meili:7700' });
const redis = new Redis();
const firestore = new Firestore();

interface Row {
  id: string;
  name: string;
}

// The log line stands beside a throw.
export async function reindex(rows: Row[]): Promise<void> {
  const answer = await elastic.bulk({ operations: rows });
  logger.info({ errors: answer.errors, took: answer.took }, 'bulk done');
  if (answer.errors) throw new Error('rows were refused');
}

export const worker = new Worker<Row>('rows', async (job) => {
  const answer = await elastic.bulk({ operations: [job.data] });
  if (answer.errors) throw new Error('row was refused');
  return answer;
});

// The task is waited for.
export async function index(rows: Row[]): Promise<void> {
  const task = await meili.index('rows').addDocuments(rows).waitTask();
  if (task.status === 'failed') throw new Error(task.error.message);
}

export async function trackVisit(row: Row): Promise<void> {
  await supabase.from('visits').insert(row).throwOnError();
}

export async function remember(rows: Row[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const row of rows) pipeline.setex(`row:${row.id}`, 60, row.name);
  for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
}

export async function createTicket(row: Row): Promise<string> {
  const response = await fetch('https://tickets.example/tickets', { method: 'POST', body: JSON.stringify(row) });
  if (!response.ok) throw new Error(`tickets answered ${response.status}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}

export async function copyAll(rows: Row[]): Promise<void> {
  const writer = firestore.bulkWriter();
  writer.onWriteError((error: { failedAttempts: number }) => error.failedAttempts < 5);
  const written = rows.map((row) => writer.set(firestore.doc(`rows/${row.id}`), row));
  await writer.close();
  await Promise.all(written);
}
