import { ErrorCode, MilvusClient, type ResStatus } from '@zilliz/milvus2-sdk-node';
import type { Job } from 'bullmq';
import { pino } from 'pino';
import { embedText, fetchDocument } from './documents.ts';
import { settings } from './settings.ts';

const COLLECTION = 'documents';

const logger = pino({ name: 'reindex' });

const primary = new MilvusClient({ address: settings.primaryAddress, token: settings.milvusToken });
const secondary = new MilvusClient({ address: settings.secondaryAddress, token: settings.milvusToken });

export interface ReindexJob {
  documentId: string;
}

/** Embeds the newest revision of a document and writes it to both clusters. */
export async function reindexDocument(job: Job<ReindexJob>): Promise<void> {
  const { documentId } = job.data;
  const document = await fetchDocument(documentId);
  const row = {
    id: document.id,
    title: document.title,
    revision: document.revision,
    embedding: await embedText(`${document.title}\n\n${document.body}`),
  };

  try {
    const written = await primary.upsert({ collection_name: COLLECTION, data: [row] });
    assertAccepted(written.status, 'primary upsert');
  } catch (error) {
    logger.error({ err: error, documentId }, 'primary write failed');
  }

  const mirrored = await secondary.upsert({ collection_name: COLLECTION, data: [row] });
  assertAccepted(mirrored.status, 'secondary upsert');
  logger.info({ documentId, revision: document.revision }, 'reindex succeeded');
}

/** Milvus answers a refused write with a status instead of an exception. */
function assertAccepted(status: ResStatus, action: string): void {
  if (status.error_code !== ErrorCode.SUCCESS) {
    throw new Error(`${action} was refused: ${status.error_code}: ${status.reason}`);
  }
}
