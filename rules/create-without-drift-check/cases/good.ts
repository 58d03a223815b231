import { DataType, MilvusClient } from '@zilliz/milvus2-sdk-node';

const milvus = new MilvusClient({ address: 'vectors:19530' });

const documentFields = [
  { name: 'id', data_type: DataType.VarChar, is_primary_key: true, max_length: 64 },
  { name: 'embedding', data_type: DataType.FloatVector, dim: 768 },
];

// The live schema is read, and a mismatch stops the start.
export async function ensureDocuments(): Promise<void> {
  const { value } = await milvus.hasCollection({ collection_name: 'documents' });
  if (!value) {
    await milvus.createCollection({ collection_name: 'documents', fields: documentFields });
    return;
  }
  const { schema } = await milvus.describeCollection({ collection_name: 'documents' });
  const missing = documentFields.filter((field) => !schema.fields.some((live) => live.name === field.name));
  if (missing.length > 0) throw new Error(`documents lacks ${missing.map(({ name }) => name).join(', ')}`);
}

// One file holds one store here: a check anywhere in a file counts for all that the file creates.
export async function createDocuments(): Promise<void> {
  await milvus.createCollection({ collection_name: 'documents', fields: documentFields });
}
