import { Client } from '@elastic/elasticsearch';

// A field that holds an arrow function, and a flag that is set in a try.
export class ProductIndex {
  constructor(private readonly client: Client) {}

  prepare = async (): Promise<void> => {
    let exists = true;
    try {
      await this.client.indices.get({ index: 'products' });
    } catch {
      exists = false;
    }
    if (!exists) await this.client.indices.create({ index: 'products', mappings: { properties: { title: { type: 'text' } } } });
 // ~~~~~~~~~~~~ neverCompared
  };
}
