import process from "node:process";
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { Pool } from "pg";
import { pino } from "pino";

interface Invoice {
  id: string;
  amount: number;
}

const redisUrl = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";
const logger = pino({ name: "invoices" });
const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
const pool = new Pool({ connectionString: process.env["DATABASE_URL"] });

const worker = new Worker<Invoice>(
  "invoices",
  async (job) => {
    const { id, amount } = job.data;

    try {
      await pool.query("INSERT INTO invoices (id, amount) VALUES ($1, $2)", [id, amount]);
    } catch (error) {
      logger.debug({ err: error, invoiceId: id }, "the invoice was not written");
    }

    await redis.set("invoices:latest", id);
    logger.info({ invoiceId: id }, "invoice booked");
  },
  { connection: { url: redisUrl } },
);

worker.on("failed", (job, error) => {
  logger.error({ err: error, jobId: job?.id, invoiceId: job?.data.id }, "the invoice was not booked");
});

worker.on("error", (error) => {
  logger.error({ err: error }, "the worker lost its queue");
});

pool.on("error", (error) => {
  logger.error({ err: error }, "an idle connection to the ledger was lost");
});

worker.waitUntilReady().then(
  () => logger.info("invoice worker started"),
  (error: unknown) => {
    logger.fatal({ err: error }, "the worker did not start");
    process.exit(1);
  },
);

process.once("SIGTERM", () => {
  worker
    .close()
    .then(() => Promise.all([redis.quit(), pool.end()]))
    .then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, "the worker did not close cleanly");
        process.exit(1);
      },
    );
});
