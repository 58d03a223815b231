import { MongoClient } from 'mongodb';
import { Client } from '@elastic/elasticsearch';
import { Pool } from 'pg';
import { createClient } from 'redis';

const shop = new MongoClient('mongodb://shop').db('shop');
const elastic = new Client({ node: 'http://search:9200' });
const pool = new Pool();
const redis = createClient();

// The create is tried, and "already exists" lets pass.
export async function createCarts(): Promise<void> {
  try {
    await shop.createCollection('carts', { validator: { $jsonSchema: { required: ['customer'] } } });
  } catch (error) {
  //       ~~~~~ swallowed
    if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error;
  }
}

// The same as a promise chain, logged.
export async function createProducts(): Promise<void> {
  await elastic.indices.create({ index: 'products', mappings: { properties: { title: { type: 'text' } } } }).catch((error: Error) => {
  //                                                                                                         ~~~~~ swallowed
    if (!error.message.includes('resource_already_exists_exception')) throw error;
    console.info('products already exists');
  });
}

// The SQL state of "duplicate table".
export async function createInvoices(): Promise<void> {
  try {
    await pool.query('CREATE TABLE invoices (id text PRIMARY KEY, total numeric NOT NULL)');
  } catch (error) {
  //       ~~~~~ swallowed
    if ((error as { code?: string }).code === '42P07') return;
    throw error;
  }
}

// A search index of Redis.
export async function createArticleIndex(): Promise<void> {
  try {
    await redis.ft.create('idx:articles', { '$.title': { type: 'TEXT', AS: 'title' } }, { ON: 'JSON', PREFIX: 'article:' });
  } catch (error) {
  //       ~~~~~ swallowed
    if ((error as Error).message === 'Index already exists') console.info('index is there');
    else throw error;
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && error.message.includes('resource_already_exists_exception');
}

// What lets pass has a name of its own.
export async function createNotices(): Promise<void> {
  try {
    await elastic.indices.create({ index: 'notices', mappings: { properties: { court: { type: 'keyword' } } } });
  } catch (error) {
  //       ~~~~~ swallowed
    if (!isThere(error)) throw error;
  }
}
