import { QdrantClient } from '@qdrant/js-client-rest';

const qdrant = new QdrantClient({ url: 'http://vectors:6333' });

// What is live is described, and thrown away.
export async function ensureImages(): Promise<void> {
  try {
    await qdrant.getCollection('images');
  } catch {
 // ~~~~~~~ neverCompared
    await qdrant.createCollection('images', { vectors: { size: 512, distance: 'Cosine' } });
  }
}
