import process from 'node:process';

export interface Settings {
  /** The cluster that search reads from. */
  primaryAddress: string;
  /** The cluster in the other region; it takes over when search fails over. */
  secondaryAddress: string;
  milvusToken: string;
  redisUrl: string;
  documentsUrl: string;
  embeddingUrl: string;
}

/** Read once, at start-up, so that a worker without its settings never takes a job. */
export const settings: Settings = {
  primaryAddress: requireEnv('MILVUS_PRIMARY_ADDRESS'),
  secondaryAddress: requireEnv('MILVUS_SECONDARY_ADDRESS'),
  milvusToken: requireEnv('MILVUS_TOKEN'),
  redisUrl: requireEnv('REDIS_URL'),
  documentsUrl: requireEnv('DOCUMENTS_URL'),
  embeddingUrl: requireEnv('EMBEDDING_URL'),
};

function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`environment variable ${name} is not set`);
  }
  return value;
}
