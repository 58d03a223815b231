import { DataType, type FieldSchema } from '@zilliz/milvus2-sdk-node';
import type { ProductField } from './schema.ts';

/**
 * What differs between a live collection and the fields that the code wants, one sentence per difference.
 *
 * A live field that the code does not know counts too: Milvus may refuse rows that leave it out.
 */
export function findDrift(live: FieldSchema[], wanted: ProductField[]): string[] {
  const liveByName = new Map(live.map((field) => [field.name, field]));
  const wantedNames = new Set(wanted.map((field) => field.name));
  const unknown = live.filter((field) => !wantedNames.has(field.name));

  return [
    ...wanted.flatMap((field) => compareField(liveByName.get(field.name), field)),
    ...unknown.map((field) => `${field.name} is not in the code`),
  ];
}

function compareField(live: FieldSchema | undefined, wanted: ProductField): string[] {
  if (live === undefined) {
    return [`${wanted.name} is missing`];
  }
  if (live.dataType !== wanted.data_type) {
    return [`${wanted.name} is ${live.data_type}, wanted ${DataType[wanted.data_type]}`];
  }
  // Milvus answers with text where the code says a number: '768' for 768.
  if (wanted.dim !== undefined && Number(live.dim) !== Number(wanted.dim)) {
    return [`${wanted.name} has dimension ${String(live.dim)}, wanted ${String(wanted.dim)}`];
  }
  return [];
}
