import { ChromaClient } from 'chromadb';
import { Pool } from 'pg';

const chroma = new ChromaClient({ path: 'http://chroma:8000' });
const pool = new Pool();
const distance = 'cosine';

// What the call gives is compared with what was asked for.
export async function openNotes(): Promise<unknown> {
  const notes = await chroma.getOrCreateCollection({ name: 'notes', metadata: { 'hnsw:space': distance } });
  if (notes.metadata['hnsw:space'] !== distance) throw new Error('notes measures another distance');
  return notes;
}

// A schema and an extension are names, nothing more.
export async function createNamespace(): Promise<void> {
  await pool.query('CREATE SCHEMA IF NOT EXISTS billing');
  await pool.query('CREATE EXTENSION IF NOT EXISTS vector');
}

// A table that lives as long as the connection.
export async function stageImport(): Promise<void> {
  await pool.query('CREATE TEMPORARY TABLE staging (id text, total numeric) ON COMMIT DROP');
}
