import { ErrorCode, type MilvusClient, type ResStatus } from '@zilliz/milvus2-sdk-node';
import { COLLECTION, EMBEDDING_INDEX, PRODUCT_FIELDS } from './schema.ts';

/** Makes sure that the products collection is there and loaded. Every replica calls it when it starts. */
export async function ensureProductCollection(milvus: MilvusClient): Promise<void> {
  const exists = await milvus.hasCollection({ collection_name: COLLECTION });
  assertAccepted(exists.status, `look-up of ${COLLECTION}`);

  if (!exists.value) {
    const created = await milvus.createCollection({ collection_name: COLLECTION, fields: PRODUCT_FIELDS });
    assertAccepted(created, `creation of ${COLLECTION}`);

    const indexed = await milvus.createIndex({ collection_name: COLLECTION, ...EMBEDDING_INDEX });
    assertAccepted(indexed, `index on ${COLLECTION}.${EMBEDDING_INDEX.field_name}`);
  }

  const loaded = await milvus.loadCollection({ collection_name: COLLECTION });
  assertAccepted(loaded, `loading of ${COLLECTION}`);
}

/**
 * Milvus answers a refused call with a status instead of an exception.
 *
 * @throws Error with the reason that Milvus gives
 */
export function assertAccepted(status: ResStatus, action: string): void {
  if (status.error_code !== ErrorCode.SUCCESS) {
    throw new Error(`${action} was refused: ${status.error_code}: ${status.reason}`);
  }
}
