import { MeiliSearch } from 'meilisearch';

const meili = new MeiliSearch({ host: 'http://search:7700' });

// As a promise chain.
export function ensureMovies(): Promise<unknown> {
  return meili.getIndex('movies').catch(() => meili.createIndex('movies', { primaryKey: 'id' }));
  //     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
}
