import { settings } from './settings.ts';

const EMBEDDING_DIMENSION = 768;
const REQUEST_TIMEOUT_MS = 10_000;

export interface SourceDocument {
  id: string;
  title: string;
  body: string;
  revision: number;
}

export async function fetchDocument(documentId: string): Promise<SourceDocument> {
  const url = new URL(`/documents/${encodeURIComponent(documentId)}`, settings.documentsUrl);
  const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  if (!response.ok) {
    throw new Error(`document ${documentId} could not be read: HTTP ${response.status}`);
  }
  const document: unknown = await response.json();
  if (!isSourceDocument(document)) {
    throw new TypeError(`document ${documentId} lacks a title, a body or a revision`);
  }
  return document;
}

export async function embedText(text: string): Promise<number[]> {
  const response = await fetch(new URL('/embed', settings.embeddingUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new Error(`the text could not be embedded: HTTP ${response.status}`);
  }
  const vector: unknown = await response.json();
  if (!isVector(vector)) {
    throw new TypeError(`the embedding is not a vector of ${EMBEDDING_DIMENSION} numbers`);
  }
  return vector;
}

function isSourceDocument(value: unknown): value is SourceDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value && typeof value.id === 'string' &&
    'title' in value && typeof value.title === 'string' &&
    'body' in value && typeof value.body === 'string' &&
    'revision' in value && typeof value.revision === 'number'
  );
}

function isVector(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length === EMBEDDING_DIMENSION &&
    value.every((component) => typeof component === 'number')
  );
}
