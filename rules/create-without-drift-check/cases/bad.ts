import { DataType, MilvusClient } from '@zilliz/milvus2-sdk-node';
import { QdrantClient } from '@qdrant/js-client-rest';
import { Client } from '@elastic/elasticsearch';
import weaviate from 'weaviate-client';
import { MongoClient } from 'mongodb';
import knex from 'knex';

const milvus = new MilvusClient({ address: 'vectors:19530' });
const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const elastic = new Client({ node: 'http://search:9200' });
const shop = new MongoClient('mongodb://shop').db('shop');
const database = knex({ client: 'pg' });

const documentFields = [
  { name: 'id', data_type: DataType.VarChar, is_primary_key: true, max_length: 64 },
  { name: 'embedding', data_type: DataType.FloatVector, dim: 768 },
];

// The third of the three incidents.
export async function ensureDocuments(): Promise<void> {
  const { value } = await milvus.hasCollection({ collection_name: 'documents' });
  if (!value) {
//~~~~~~~~~~~ neverCompared
    await milvus.createCollection({ collection_name: 'documents', fields: documentFields });
  }
  await milvus.loadCollection({ collection_name: 'documents' });
}

// The early return.
export async function ensureImages(): Promise<void> {
  const exists = await qdrant.collectionExists('images');
  if (exists.exists) return;
//~~~~~~~~~~~~~~~~~~ neverCompared
  await qdrant.createCollection('images', { vectors: { size: 512, distance: 'Cosine' } });
}

// The names of all of them, and whether ours is among these.
export async function ensureReviews(): Promise<void> {
  const { collections } = await qdrant.getCollections();
  if (!collections.some((collection: { name: string }) => collection.name === 'reviews')) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
    await qdrant.createCollection('reviews', { vectors: { size: 384, distance: 'Dot' } });
  }
}

// The test in the condition itself.
export async function ensureProductIndex(): Promise<void> {
  if (!(await elastic.indices.exists({ index: 'products' }))) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
    await elastic.indices.create({ index: 'products', mappings: { properties: { title: { type: 'text' } } } });
  }
}

// An expression instead of a statement.
export async function ensureOrderIndex(): Promise<void> {
  const exists = await elastic.indices.exists({ index: 'orders' });
  exists || (await elastic.indices.create({ index: 'orders', mappings: { properties: { total: { type: 'float' } } } }));
  //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
}

// The arms are swapped.
export async function openArticles(): Promise<unknown> {
  const client = await weaviate.connectToLocal();
  if (await client.collections.exists('Article')) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
    return client.collections.use('Article');
  } else {
    return client.collections.create({ name: 'Article', properties: [{ name: 'title', dataType: 'text' }] });
  }
}

// A list with a filter, whose length is the test.
export async function ensureCarts(): Promise<void> {
  const found = await shop.listCollections({ name: 'carts' }).toArray();
  if (found.length === 0) {
//~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
    await shop.createCollection('carts', { validator: { $jsonSchema: { required: ['customer'] } } });
  }
}

// A table of a query builder.
export async function ensureInvoices(): Promise<void> {
  const hasTable = await database.schema.hasTable('invoices');
  if (!hasTable) {
//~~~~~~~~~~~~~~ neverCompared
    await database.schema.createTable('invoices', (table: { string(name: string): void; decimal(name: string): void }) => {
      table.string('id');
      table.decimal('total');
    });
  }
}
