import type { Knex } from 'knex';

// Must stay quiet: migrations. Their framework remembers which of them ran.
export async function up(knex: Knex): Promise<void> {
  if (!(await knex.schema.hasTable('invoices'))) {
    await knex.schema.createTable('invoices', (table: { string(name: string): void }) => table.string('id'));
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTableIfExists('invoices');
}
