import { MeiliSearch } from 'meilisearch';

const meili = new MeiliSearch({ host: 'http://search:7700' });
const primaryKey = 'id';

// The chain goes on with a comparison.
export async function ensureMovies(): Promise<void> {
  const index = await meili.getIndex('movies').catch(() => meili.createIndex('movies', { primaryKey }));
  if (index.primaryKey !== primaryKey) throw new Error(`movies is keyed by ${index.primaryKey}`);
}
