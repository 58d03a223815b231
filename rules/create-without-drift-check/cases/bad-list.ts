import { Pinecone } from '@pinecone-database/pinecone';

const pinecone = new Pinecone({ apiKey: 'key' });

// A list of indexes with their dimension, of which only the name is looked at.
export async function ensureEmbeddings(): Promise<void> {
  const { indexes } = await pinecone.listIndexes();
  const names = indexes?.map((index: { name: string }) => index.name) ?? [];
  if (!names.includes('embeddings')) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
    await pinecone.createIndex({ name: 'embeddings', dimension: 1536, metric: 'cosine' });
  }
}
