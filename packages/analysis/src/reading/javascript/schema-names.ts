import type { Operation } from '../../model/operation.ts';
import { calledName, pathOf, placeOf, type Call } from './syntax.ts';

/* Existence tests and creations of things with a schema, by name only: both must stand in one pattern to count. */
const thing = '(?:Collection|Index|Table|Topic|Class|Mapping|Dataset|VectorStore|Keyspace)';
const exists = new RegExp(`^(?:has|is|does|check|${thing.toLowerCase()}|table|index|collection)?(?:If)?${thing}?s?(?:Exists?|Exist|Present)$|^(?:has|exists)${thing}$|^(?:list|show|get)${thing}s?$|^(?:list|show)(?:Collections|Indexes|Indices|Tables|Topics|Classes)$`, 'i');
const create = new RegExp(`^(?:create|make|add|provision|build|setup)(?:New|Vector|Search|Es|Elastic|Milvus|Qdrant|Pinecone)?(${thing})$`, 'i');

export function existsByName(call: Call): Operation | null {
  const name = calledName(call) ?? '';
  return exists.test(name) && !/(?:bucket|file|dir|path|key|user|cache)/i.test(pathOf(call.callee) ?? '') ? operation(call, 'exists', null) : null;
}

export function createByName(call: Call, own: Operation | null): Operation | null {
  if (own && own.kind !== 'write') return null;
  if (own?.certainty === 'proved') return null;
  const match = create.exec(calledName(call) ?? '');
  return match ? operation(call, 'create', (match[1] ?? 'schema').toLowerCase()) : null;
}

function operation(call: Call, kind: 'exists' | 'create', resource: string | null): Operation {
  return { kind, certainty: 'likely', name: `${pathOf(call.callee) ?? calledName(call) ?? ''}()`, library: null, tier: 'primary', role: 'primary', place: placeOf(call), resource, drift: 'none' };
}
