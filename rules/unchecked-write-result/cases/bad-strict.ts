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

// A log line has it all, if somebody asks.
export async function reindex(rows: Row[]): Promise<void> {
  const answer = await elastic.bulk({ operations: rows });
  //                   ~~~~~~~~~~~~ logged
  logger.info({ errors: answer.errors, took: answer.took }, 'bulk done');
}

// The queue takes the return for done, and keeps what is returned for whoever looks.
export const worker = new Worker<Row>('rows', async (job) => {
  return elastic.bulk({ operations: [job.data] });
  //     ~~~~~~~~~~~~ handedOut
});

// Queued by now; whether it was indexed shows later.
export async function index(rows: Row[]): Promise<void> {
  await meili.index('rows').addDocuments(rows);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}

// May be lost, says its name.
export async function trackVisit(row: Row): Promise<void> {
  await supabase.from('visits').insert(row);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}

// Can be filled again.
export async function remember(rows: Row[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const row of rows) pipeline.setex(`row:${row.id}`, 60, row.name);
  await pipeline.exec();
  //    ~~~~~~~~~~~~~ discarded
}

// The id would not be there after an error.
export async function createTicket(row: Row): Promise<string> {
  const response = await fetch('https://tickets.example/tickets', { method: 'POST', body: JSON.stringify(row) });
  //                     ~~~~~ unread
  const { id } = (await response.json()) as { id: string };
  return id;
}

export async function copyAll(rows: Row[]): Promise<void> {
  const writer = firestore.bulkWriter();
  for (const row of rows) writer.set(firestore.doc(`rows/${row.id}`), row);
  //                      ~~~~~~~~~~ discarded
  await writer.close();
}
