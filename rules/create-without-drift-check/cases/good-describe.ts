import { QdrantClient } from '@qdrant/js-client-rest';

const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const imageSize = 512;

// What is live is described, and its size is held against the code.
export async function ensureImages(): Promise<void> {
  let info: { config: { params: { vectors: { size: number } } } };
  try {
    info = await qdrant.getCollection('images');
  } catch {
    await qdrant.createCollection('images', { vectors: { size: imageSize, distance: 'Cosine' } });
    return;
  }
  if (info.config.params.vectors.size !== imageSize) throw new Error('images holds vectors of another size');
}
