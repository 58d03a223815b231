import type { Operation } from '../../model/operation.ts';
import { wordsOf } from '../../vocabulary/name-pattern.ts';
import type { Reading } from './reading.ts';
import { calledName, pathOf, stringValue, type Node } from './syntax.ts';

const checking = new Set(['validate', 'assert', 'verify', 'check', 'compare', 'diff', 'migrate', 'reconcile', 'sync', 'alter', 'upgrade', 'ensure', 'match', 'find', 'detect', 'evolve', 'update']);
const schema = new Set(['schema', 'schemas', 'dimension', 'dimensions', 'dim', 'mapping', 'mappings', 'fields', 'columns', 'column', 'drift', 'compatible', 'compatibility', 'definition', 'settings', 'migrations', 'migration', 'partitions']);
const compared = /(?:\.|\b)(?:dim(?:ension)?s?|size|vector_?size|distance|metric(?:_?type)?|mappings?|properties|fields?|columns?|schema|partitions?|numPartitions|key_?schema|attribute_?definitions|params|vectors|type_params|settings|primaryKey|partitionKey|column_name|data_type)\b/i;

/** Whether the file reads and compares the live schema, or alters it, for what is created here. */
export function comparesNearby(reading: Reading, place: Node, test: Operation | null, create: Operation): boolean {
  const { file, operations } = reading;
  for (const body of file.bodies) {
    for (const call of body.calls) {
      const operation = operations.of(call);
      if (operation?.kind === 'alter') return true;
      if (operation?.kind === 'describe' && operation.place.start !== test?.place.start && operation.place.start !== create.place.start) return true;
      const words = wordsOf(calledName(call) ?? '');
      if (words.some((word) => schema.has(word)) && words.some((word) => checking.has(word)) && call.range[0] !== create.place.start && call.range[0] !== test?.place.start) return true;
      if (/\bALTER\s+TABLE\b/i.test(stringValue(call.arguments[0]) ?? '')) return true;
    }
    for (const template of body.templates) if (operations.of(template)?.kind === 'alter') return true;
  }
  return test?.kind === 'describe' || test?.kind === 'exists' ? comparesResult(reading, place) : false;
}

/** `if (info.config.params.vectors.size !== dimension) throw …` in the same function. */
function comparesResult(reading: Reading, place: Node): boolean {
  let found = false;
  const home = reading.file.bodyAround(place).node;
  reading.file.descend(home, (node) => {
    if (found) return false;
    if (node.type === 'BinaryExpression' && /^(?:[!=]==?|[<>]=?)$/.test(node.operator)) {
      const sides = [pathOf(node.left) ?? '', pathOf(node.right) ?? ''];
      const isLength = sides.some((side) => /\.length$/.test(side));
      if (!isLength && sides.some((side) => compared.test(side) && side.includes('.')) && node.right.type !== 'Literal') found = true;
    }
    if (node.type === 'CallExpression' && /^(?:isEqual|deepEqual|isDeepStrictEqual|deepStrictEqual|equals|equal)$/.test(calledName(node) ?? '')) found = true;
    return undefined;
  });
  return found;
}
