import { DataType, MilvusClient } from '@zilliz/milvus2-sdk-node';
import { QdrantClient } from '@qdrant/js-client-rest';
import { Client } from '@elastic/elasticsearch';
import knex from 'knex';

const milvus = new MilvusClient({ address: 'vectors:19530' });
const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const elastic = new Client({ node: 'http://search:9200' });
const database = knex({ client: 'pg' });

const documentFields = [
  { name: 'id', data_type: DataType.VarChar, is_primary_key: true, max_length: 64 },
  { name: 'embedding', data_type: DataType.FloatVector, dim: 768 },
];

// The live schema is read, and a mismatch stops the start.
export async function ensureDocuments(): Promise<void> {
  const { value } = await milvus.hasCollection({ collection_name: 'documents' });
  if (!value) {
    await milvus.createCollection({ collection_name: 'documents', fields: documentFields });
    return;
  }
  const { schema } = await milvus.describeCollection({ collection_name: 'documents' });
  const missing = documentFields.filter((field) => !schema.fields.some((live) => live.name === field.name));
  if (missing.length > 0) throw new Error(`documents lacks ${missing.map(({ name }) => name).join(', ')}`);
}

// The early return comes after the comparison.
export async function ensureImages(size: number): Promise<void> {
  const exists = await qdrant.collectionExists('images');
  if (exists.exists) {
    const info = await qdrant.getCollection('images');
    if (info.config.params.vectors.size !== size) throw new Error('images holds vectors of another size');
    return;
  }
  await qdrant.createCollection('images', { vectors: { size, distance: 'Cosine' } });
}

// Made anew under a versioned name: the schema is in the name, and an alias moves over.
export async function rebuildProducts(version: string): Promise<void> {
  await elastic.indices.create({ index: `products-${version}`, mappings: { properties: { title: { type: 'text' } } } });
  await elastic.indices.putAlias({ index: `products-${version}`, name: 'products' });
}

// The columns that came later are added.
export async function ensureInvoices(): Promise<void> {
  if (await database.schema.hasTable('invoices')) {
    const columns = await database('invoices').columnInfo();
    if (!('currency' in columns)) await database.schema.alterTable('invoices', (table: { string(name: string): void }) => table.string('currency'));
    return;
  }
  await database.schema.createTable('invoices', (table: { string(name: string): void }) => table.string('currency'));
}
