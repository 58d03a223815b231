import type { Client } from '@elastic/elasticsearch';

const mappings = { properties: { title: { type: 'text' } } };

// The mapping is put either way: Elasticsearch adds what is new, and refuses what does not fit.
export class ProductIndex {
  constructor(private readonly client: Client) {}

  prepare = async (): Promise<void> => {
    const exists = await this.client.indices.exists({ index: 'products' });
    if (exists) await this.client.indices.putMapping({ index: 'products', ...mappings });
    else await this.client.indices.create({ index: 'products', mappings });
  };
}
