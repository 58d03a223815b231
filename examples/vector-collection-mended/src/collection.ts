import { ErrorCode, type MilvusClient, type ResStatus } from '@zilliz/milvus2-sdk-node';
import { findDrift } from './drift.ts';
import { COLLECTION, EMBEDDING_INDEX, PRODUCT_FIELDS } from './schema.ts';

/** Makes sure that the products collection is there, is the one that the code wants, and is loaded. */
export async function ensureProductCollection(milvus: MilvusClient): Promise<void> {
  const exists = await milvus.hasCollection({ collection_name: COLLECTION });
  assertAccepted(exists.status, `look-up of ${COLLECTION}`);

  if (!exists.value) {
    const created = await milvus.createCollection({ collection_name: COLLECTION, fields: PRODUCT_FIELDS });
    assertAccepted(created, `creation of ${COLLECTION}`);

    const indexed = await milvus.createIndex({ collection_name: COLLECTION, ...EMBEDDING_INDEX });
    assertAccepted(indexed, `index on ${COLLECTION}.${EMBEDDING_INDEX.field_name}`);
  }

  // After a creation as well: a replica of the version before may have created it first.
  const live = await milvus.describeCollection({ collection_name: COLLECTION });
  assertAccepted(live.status, `description of ${COLLECTION}`);
  const drift = findDrift(live.schema.fields, PRODUCT_FIELDS);
  if (drift.length > 0) {
    throw new Error(`the live collection ${COLLECTION} is not the one in the code: ${drift.join('; ')}`);
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
