import process from "node:process";
import { Client } from "pg";
import { pino } from "pino";

const logger = pino({ name: "payments" });
const client = new Client({ connectionString: process.env["DATABASE_URL"] });

async function ensurePayments(): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS payments (
    id text PRIMARY KEY,
    amount numeric(12, 2) NOT NULL,
    currency text NOT NULL DEFAULT 'EUR'
  )`);
  const live = await client.query<{ column_name: string; data_type: string }>(
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1",
    ["payments"],
  );
  const wanted = { id: "text", amount: "numeric", currency: "text" };
  const types = new Map(live.rows.map((column) => [column.column_name, column.data_type]));
  const differences = Object.entries(wanted)
    .filter(([name, type]) => types.get(name) !== type)
    .map(([name, type]) => `${name}: wanted ${type}, live ${types.get(name) ?? "missing"}`);
  if (differences.length > 0) throw new Error(`the live table payments has drifted: ${differences.join("; ")}`);
}

await client.connect();
await ensurePayments();
logger.info("payment table is ready");

const { PAYMENT_ID: id, PAYMENT_AMOUNT: amount } = process.env;
await client.query("INSERT INTO payments (id, amount) VALUES ($1, $2)", [id, amount]);
logger.info({ paymentId: id, amount }, "payment recorded");
await client.end();
