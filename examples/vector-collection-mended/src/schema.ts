import { DataType, type FieldType } from '@zilliz/milvus2-sdk-node';

export const COLLECTION = 'products';

/** What the embedding model returns since its third version. */
export const EMBEDDING_DIMENSION = 1024;

export type ProductField = FieldType & { data_type: DataType };

export const PRODUCT_FIELDS: ProductField[] = [
  {
    name: 'sku',
    data_type: DataType.VarChar,
    is_primary_key: true,
    max_length: 64,
  },
  {
    name: 'title',
    data_type: DataType.VarChar,
    max_length: 512,
  },
  {
    name: 'locale',
    data_type: DataType.VarChar,
    max_length: 16,
  },
  {
    name: 'embedding',
    data_type: DataType.FloatVector,
    dim: EMBEDDING_DIMENSION,
  },
];

export const EMBEDDING_INDEX = {
  field_name: 'embedding',
  index_type: 'HNSW',
  metric_type: 'COSINE',
  params: { M: 16, efConstruction: 200 },
};
