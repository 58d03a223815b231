import { Pool } from 'pg';

const pool = new Pool();

// Columns that came later are added to a table that was there before.
export async function prepareOrders(): Promise<void> {
  await pool.query('CREATE TABLE IF NOT EXISTS orders (id text PRIMARY KEY, total numeric NOT NULL)');
  await pool.query('ALTER TABLE orders ADD COLUMN IF NOT EXISTS currency text');
}
