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

function operationsFor(products: Product[]): object[] {
  return products.flatMap((product) => [{ index: { _index: 'products', _id: product.id } }, product]);
}

// The incident: half of the documents are refused by the mapping, and the job completes.
export async function reindex(job: Job<Product[]>): Promise<void> {
  await elastic.bulk({ operations: operationsFor(job.data) });
  //    ~~~~~~~~~~~~ discarded
  logger.info({ count: job.data.length }, 'reindex succeeded');
}

// The answer is taken, for the time that it took.
export async function reindexSlowly(job: Job<Product[]>): Promise<number> {
  const answer = await elastic.bulk({ operations: operationsFor(job.data), refresh: true });
  //                   ~~~~~~~~~~~~ unread
  logger.info({ took: answer.took }, 'bulk done');
  return job.data.length;
}

// The older client wraps the answer in a body.
export async function archive(products: Product[]): Promise<void> {
  const { body } = await opensearch.bulk({ body: operationsFor(products) });
  //                     ~~~~~~~~~~~~~~~ unread
  logger.info({ took: body.took }, 'archived');
}

// The `try` hears of a lost connection, not of a refused row.
export async function remember(job: Job<Product>): Promise<void> {
  try {
    await milvus.insert({ collection_name: 'products', data: [{ ...job.data }] });
    //    ~~~~~~~~~~~~~ discarded
  } catch (error) {
    throw new Error('vector was not stored', { cause: error });
  }
}

// Only the ids are taken out.
export async function addAll(products: Product[]): Promise<number> {
  const { insert_cnt: _, IDs } = await milvus.insert({ collection_name: 'products', data: products.map((one) => ({ ...one })) });
  //                                   ~~~~~~~~~~~~~ unread
  return Object.keys(IDs).length;
}

// The pages run side by side, and nobody looks at what came back.
export async function reindexPages(pages: Product[][]): Promise<{ ok: boolean }> {
  await Promise.all(pages.map((page) => elastic.bulk({ operations: operationsFor(page) })));
  //                                    ~~~~~~~~~~~~ discarded
  return { ok: true };
}

// The same, with a list that is filled first.
export async function reindexInBatches(pages: Product[][]): Promise<void> {
  const running: Promise<unknown>[] = [];
  for (const page of pages) running.push(elastic.bulk({ operations: operationsFor(page) }));
  //                                     ~~~~~~~~~~~~ unread
  const answers = await Promise.all(running);
  logger.info({ batches: answers.length }, 'all batches indexed');
}

// The chain throws the answer away.
export function reindexOne(product: Product): Promise<string> {
  return elastic.bulk({ operations: operationsFor([product]) }).then(() => product.id);
  //     ~~~~~~~~~~~~ discarded
}

// The retry looks at throws.
export async function reindexStubbornly(products: Product[], withRetry: (run: () => Promise<unknown>) => Promise<unknown>): Promise<void> {
  await withRetry(() => elastic.bulk({ operations: operationsFor(products) }));
  //                    ~~~~~~~~~~~~ discarded
}

// Documents that changed meanwhile are left out and counted in the answer.
export async function renameBrand(job: Job<{ from: string; to: string }>): Promise<void> {
  await elastic.updateByQuery({
  //    ~~~~~~~~~~~~~~~~~~~~~ discarded
    index: 'products',
    query: { term: { brand: job.data.from } },
    script: { source: 'ctx._source.brand = params.to', params: { to: job.data.to } },
  });
}

// One answer of two is looked at.
export async function indexBoth(products: Product[]): Promise<void> {
  const [inElastic] = await Promise.all([
    elastic.bulk({ operations: operationsFor(products) }),
    opensearch.bulk({ body: operationsFor(products) }),
 // ~~~~~~~~~~~~~~~ unread
  ]);
  if (inElastic.errors) throw new Error('elastic refused documents');
}

// The helper returns the answer, and its only caller drops it.
class ProductIndex {
  async #write(products: Product[]): Promise<{ errors: boolean }> {
    return elastic.bulk({ operations: operationsFor(products) });
  }

  async add(product: Product): Promise<void> {
    await this.#write([product]);
    //    ~~~~~~~~~~~ discarded
  }
}

export async function importWeaviate(job: Job<Product[]>): Promise<void> {
  const client = await weaviate.connectToLocal();
  await client.collections.get('Product').data.insertMany(job.data);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}

export { ProductIndex };
