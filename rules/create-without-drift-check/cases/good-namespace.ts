// strict
export class Database {
  constructor(
    private readonly db: any,
    private readonly schema: string,
  ) {}

  // A name space holds tables, and has no columns of its own that could differ.
  async prepare(): Promise<void> {
    await this.db.schema.createSchema(this.schema).ifNotExists().execute();
  }
}

// The mapping that is live is brought up to date, or refuses what does not fit.
export async function ensureMapping(client: any, index: string, mapping: object): Promise<object> {
  const exists = await client.indices.exists({ index });
  if (exists.body) {
    await client.indices.putMapping({ index, body: mapping });
    return mapping;
  }
  await client.indices.create({ index, body: { mappings: mapping } });
  return mapping;
}
