import { Client } from '@elastic/elasticsearch';
import { Client as OpenSearch } from '@opensearch-project/opensearch';
import { MilvusClient } from '@zilliz/milvus2-sdk-node';
import type { Job } from 'bullmq';
import { pino } from 'pino';
import weaviate from 'weaviate-client';

const logger = pino();
const elastic = new Client({ node: 'http://search:9200' });
const opensearch = new OpenSearch({ node: 'http://search:9200' });
const milvus = new MilvusClient({ address: 'milvus:19530' });

interface Product {
  id: string;
  name: string;
  embedding: number[];
}

interface BulkAnswer {
  errors: boolean;
  items: { index?: { error?: { reason: string } } }[];
}

function operationsFor(products: Product[]): object[] {
  return products.flatMap((product) => [{ index: { _index: 'products', _id: product.id } }, product]);
}

function refuse(answer: BulkAnswer): void {
  if (!answer.errors) return;
  const reasons = answer.items.flatMap((item) => item.index?.error?.reason ?? []);
  throw new Error(`documents were refused: ${reasons.join(', ')}`);
}

// The same job, which fails when a document was refused.
export async function reindex(job: Job<Product[]>): Promise<void> {
  const answer = await elastic.bulk({ operations: operationsFor(job.data) });
  if (answer.errors) throw new Error('documents were refused');
  logger.info({ count: job.data.length }, 'reindex succeeded');
}

// The items tell as well as the flag.
export async function reindexSlowly(job: Job<Product[]>): Promise<number> {
  const answer = await elastic.bulk({ operations: operationsFor(job.data), refresh: true });
  return answer.items.filter((item: { index?: { error?: object } }) => !item.index?.error).length;
}

// Behind the body stand the same fields.
export async function archive(products: Product[]): Promise<void> {
  const { body } = await opensearch.bulk({ body: operationsFor(products) });
  if (body.errors) throw new Error('documents were refused');
}

// The status is what the database says.
export async function remember(job: Job<Product>): Promise<void> {
  const { status } = await milvus.insert({ collection_name: 'products', data: [{ ...job.data }] });
  if (status.error_code !== 'Success') throw new Error(status.reason);
}

// The whole answer goes to somebody who may look.
export async function addAll(products: Product[], assertStored: (answer: object) => void): Promise<number> {
  const answer = await milvus.insert({ collection_name: 'products', data: products.map((one) => ({ ...one })) });
  assertStored(answer);
  return products.length;
}

// Each of the answers is asked.
export async function reindexPages(pages: Product[][]): Promise<{ ok: boolean }> {
  const answers = await Promise.all(pages.map((page) => elastic.bulk({ operations: operationsFor(page) })));
  return { ok: !answers.some((answer: BulkAnswer) => answer.errors) };
}

// So are those of a list that is filled first.
export async function reindexInBatches(pages: Product[][]): Promise<void> {
  const running: Promise<BulkAnswer>[] = [];
  for (const page of pages) running.push(elastic.bulk({ operations: operationsFor(page) }));
  for (const answer of await Promise.all(running)) refuse(answer);
}

// The chain asks before it goes on.
export function reindexOne(product: Product): Promise<string> {
  return elastic.bulk({ operations: operationsFor([product]) }).then((answer: BulkAnswer) => {
    refuse(answer);
    return product.id;
  });
}

// What is tried again throws when documents were refused.
export async function reindexStubbornly(products: Product[], withRetry: (run: () => Promise<unknown>) => Promise<unknown>): Promise<void> {
  await withRetry(async () => refuse(await elastic.bulk({ operations: operationsFor(products) })));
}

// The task runs on its own; its answer comes later, by another call.
export async function renameBrand(job: Job<{ from: string; to: string }>): Promise<string> {
  const { task } = await elastic.updateByQuery({
    index: 'products',
    query: { term: { brand: job.data.from } },
    wait_for_completion: false,
  });
  return String(task);
}

// Both answers are looked at.
export async function indexBoth(products: Product[]): Promise<void> {
  const [inElastic, inOpenSearch] = await Promise.all([
    elastic.bulk({ operations: operationsFor(products) }),
    opensearch.bulk({ body: operationsFor(products) }),
  ]);
  if (inElastic.errors || inOpenSearch.body.errors) throw new Error('documents were refused');
}

// The helper returns the answer, and its caller asks it.
class ProductIndex {
  async #write(products: Product[]): Promise<BulkAnswer> {
    return elastic.bulk({ operations: operationsFor(products) });
  }

  async add(product: Product): Promise<void> {
    refuse(await this.#write([product]));
  }

  // Returned to whoever calls from elsewhere.
  async addRaw(products: Product[]): Promise<BulkAnswer> {
    return elastic.bulk({ operations: operationsFor(products) });
  }
}

export async function importWeaviate(job: Job<Product[]>): Promise<void> {
  const client = await weaviate.connectToLocal();
  const stored = await client.collections.get('Product').data.insertMany(job.data);
  if (stored.hasErrors) throw new Error(`${Object.keys(stored.errors).length} objects were refused`);
}

export { ProductIndex };
