import { QdrantClient } from '@qdrant/js-client-rest';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MeiliSearch } from 'meilisearch';
import { MongoClient } from 'mongodb';
import { Client } from '@elastic/elasticsearch';
import { Pool } from 'pg';
import { createClient } from 'redis';

const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const dynamo = new DynamoDBClient({});
const meili = new MeiliSearch({ host: 'http://search:7700' });
const shop = new MongoClient('mongodb://shop').db('shop');
const elastic = new Client({ node: 'http://search:9200' });
const pool = new Pool();
const redis = createClient();

const ordersTable = {
  TableName: 'orders',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
};

// What is live is described, and thrown away.
export async function ensureImages(): Promise<void> {
  try {
    await qdrant.getCollection('images');
  } catch {
    await qdrant.createCollection('images', { vectors: { size: 512, distance: 'Cosine' } });
  }
}

// The same with commands, and a look at the name of the error.
export async function ensureOrders(): Promise<void> {
  try {
    await dynamo.send(new DescribeTableCommand({ TableName: 'orders' }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    await dynamo.send(new CreateTableCommand(ordersTable));
  }
}

// As a promise chain.
export function ensureMovies(): Promise<unknown> {
  return meili.getIndex('movies').catch(() => meili.createIndex('movies', { primaryKey: 'id' }));
}

// The create is tried, and "already exists" lets pass.
export async function createCarts(): Promise<void> {
  try {
    await shop.createCollection('carts', { validator: { $jsonSchema: { required: ['customer'] } } });
  } catch (error) {
    if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error;
  }
}

// The same, logged.
export async function createProducts(): Promise<void> {
  await elastic.indices.create({ index: 'products', mappings: { properties: { title: { type: 'text' } } } }).catch((error: Error) => {
    if (!error.message.includes('resource_already_exists_exception')) throw error;
    console.info('products already exists');
  });
}

// The SQL state of "duplicate table".
export async function createInvoices(): Promise<void> {
  try {
    await pool.query('CREATE TABLE invoices (id text PRIMARY KEY, total numeric NOT NULL)');
  } catch (error) {
    if ((error as { code?: string }).code === '42P07') return;
    throw error;
  }
}

// A search index of Redis.
export async function createArticleIndex(): Promise<void> {
  try {
    await redis.ft.create('idx:articles', { '$.title': { type: 'TEXT', AS: 'title' } }, { ON: 'JSON', PREFIX: 'article:' });
  } catch (error) {
    if ((error as Error).message === 'Index already exists') console.info('index is there');
    else throw error;
  }
}
