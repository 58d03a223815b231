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
