import type { ClickHouseClient } from '@clickhouse/client';
import { CosmosClient } from '@azure/cosmos';
import { Pinecone } from '@pinecone-database/pinecone';

interface ColumnStore {
  createTable(name: string, options: { schema: readonly { name: string; type: string }[] }): Promise<void>;
  append(name: string, rows: readonly object[]): Promise<void>;
}

const schema = [
  { name: 'customer', type: 'STRING' },
  { name: 'churn', type: 'FLOAT' },
];
const columns = { tenant: 'String', route: 'String' };
const ddl = `
  CREATE TABLE IF NOT EXISTS requests (
    ${Object.entries(columns).map(([name, type]) => `${name} ${type}`).join(', ')}
  ) ENGINE = MergeTree ORDER BY tenant`;

// A client of the project's own that is given a schema, and "already exists" lets pass.
export async function setUpFeatures(store: ColumnStore): Promise<void> {
  try {
    await store.createTable('features', { schema });
  } catch (error) {
  //       ~~~~~ swallowed
    if ((error as { code: string }).code !== 'ALREADY_EXISTS') throw error;
  }
}

// The statement is held by a constant, and has its columns from another.
export async function setUpRequests(options: { clickhouse: ClickHouseClient }): Promise<void> {
  await options.clickhouse.command({ query: ddl });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// The call makes an index, and is told to keep quiet when there is one.
export async function setUpMemory(pinecone: Pinecone, dimension: number): Promise<void> {
  await pinecone.createIndex({ name: 'memory', dimension, metric: 'cosine', suppressConflicts: true });
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
}

// Only whether it answered at all is looked at.
export async function setUpCarts(cosmos: CosmosClient): Promise<void> {
  const { resource } = await cosmos
  //                         ~~~~~~ oneCall
    .database('shop')
    .containers.createIfNotExists({ id: 'carts', partitionKey: { paths: ['/tenant'] } });
  const name = resource?.id;
  if (name === 'carts') console.info('carts are there');
}
