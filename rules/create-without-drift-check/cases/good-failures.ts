import { Client } from '@elastic/elasticsearch';
import { QdrantClient } from '@qdrant/js-client-rest';
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { mkdir, stat } from 'node:fs/promises';

const elastic = new Client({ node: 'http://search:9200' });
const qdrant = new QdrantClient({ url: 'http://vectors:6333' });
const s3 = new S3Client({});
const imageSize = 512;

// What is live is described, and compared.
export async function ensureImages(): Promise<void> {
  try {
    const info = await qdrant.getCollection('images');
    if (info.config.params.vectors.size !== imageSize) throw new Error('images holds vectors of another size');
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
    await qdrant.createCollection('images', { vectors: { size: imageSize, distance: 'Cosine' } });
  }
}

// "Already exists" is a failure here, and stops the deployment.
export async function createImages(): Promise<void> {
  try {
    await qdrant.createCollection('images', { vectors: { size: imageSize, distance: 'Cosine' } });
  } catch (error) {
    throw new Error('images exists, or could not be created', { cause: error });
  }
}

// Must stay quiet: a bucket has no schema.
export async function ensureUploads(): Promise<void> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: 'uploads' }));
  } catch {
    await s3.send(new CreateBucketCommand({ Bucket: 'uploads' }));
  }
}

// Must stay quiet: nor has a directory; and ENOENT is expected here.
export async function ensureSpool(): Promise<void> {
  try {
    await stat('/var/spool/uploads');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir('/var/spool/uploads', { recursive: true });
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && error.message.includes('resource_already_exists_exception');
}

// What is there already is compared.
export async function createNotices(): Promise<void> {
  try {
    await elastic.indices.create({ index: 'notices', mappings: { properties: { court: { type: 'keyword' } } } });
  } catch (error) {
    if (!isThere(error)) throw error;
    const live = await elastic.indices.getMapping({ index: 'notices' });
    if (live['notices'].mappings.properties.court.type !== 'keyword') throw new Error('notices has another mapping');
  }
}
