import type { ClickHouseClient } from '@clickhouse/client';
import { CosmosClient } from '@azure/cosmos';
import { Pinecone } from '@pinecone-database/pinecone';

interface ColumnStore {
  createTable(name: string, options: { schema: readonly { name: string; type: string }[] }): Promise<void>;
  describeTable(name: string): Promise<{ columns: readonly string[] }>;
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

// The live one is held against the code.
export async function setUpFeatures(store: ColumnStore): Promise<void> {
  try {
    await store.createTable('features', { schema });
  } catch (error) {
    if ((error as { code: string }).code !== 'ALREADY_EXISTS') throw error;
    const live = await store.describeTable('features');
    const missing = schema.filter(({ name }) => !live.columns.includes(name));
    if (missing.length > 0) throw new Error(`features lacks ${missing.map(({ name }) => name).join(', ')}`);
  }
}

// New columns are added to a table that is there.
export async function setUpRequests(options: { clickhouse: ClickHouseClient }): Promise<void> {
  await options.clickhouse.command({ query: ddl });
  for (const [name, type] of Object.entries(columns))
    await options.clickhouse.command({ query: `ALTER TABLE requests ADD COLUMN IF NOT EXISTS ${name} ${type}` });
}

// A conflict is an error.
export async function setUpMemory(pinecone: Pinecone, dimension: number): Promise<void> {
  await pinecone.createIndex({ name: 'memory', dimension, metric: 'cosine' });
}

// What came back is kept in constants, and compared.
export async function setUpCarts(cosmos: CosmosClient): Promise<void> {
  const { resource } = await cosmos
    .database('shop')
    .containers.createIfNotExists({ id: 'carts', partitionKey: { paths: ['/tenant'] } });
  const live = resource?.partitionKey?.paths?.join();
  if (live !== '/tenant') throw new Error(`carts are partitioned by ${live}`);
}
