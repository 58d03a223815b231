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
}

await client.connect();
await ensurePayments();
logger.info("payment table is ready");

const { PAYMENT_ID: id, PAYMENT_AMOUNT: amount } = process.env;
await client.query("INSERT INTO payments (id, amount) VALUES ($1, $2)", [id, amount]);
logger.info({ paymentId: id, amount }, "payment recorded");
await client.end();
