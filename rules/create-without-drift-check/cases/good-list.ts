import { Pinecone } from '@pinecone-database/pinecone';

const pinecone = new Pinecone({ apiKey: 'key' });
const dimension = 1536;

// The list holds the dimension, and the dimension is looked at.
export async function ensureEmbeddings(): Promise<void> {
  const { indexes } = await pinecone.listIndexes();
  const live = indexes?.find((index: { name: string }) => index.name === 'embeddings');
  if (!live) {
    await pinecone.createIndex({ name: 'embeddings', dimension, metric: 'cosine' });
    return;
  }
  if (live.dimension !== dimension) throw new Error(`embeddings has ${live.dimension} dimensions, the model has ${dimension}`);
}
