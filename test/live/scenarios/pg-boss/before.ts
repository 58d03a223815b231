import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { Pool } from "pg";
import PgBoss from "pg-boss";
import { pino } from "pino";
import { Counter, register } from "prom-client";

interface Welcome {
  userId: string;
  address: string;
}

const connectionString = process.env["DATABASE_URL"] ?? "postgres://127.0.0.1:5432/postgres";
const logger = pino({ name: "welcome" });
const pool = new Pool({ connectionString });
const welcomesWritten = new Counter({ name: "welcomes_written_total", help: "Letters that wait in the outbox." });

const boss = new PgBoss({ connectionString });
boss.on("error", (error) => {
  logger.error({ err: error }, "the job queue reported an error");
});
await boss.start();
await boss.createQueue("welcome-dead");
await boss.createQueue("welcome", { name: "welcome", retryLimit: 0, deadLetter: "welcome-dead" });

await boss.work("welcome", { pollingIntervalSeconds: 0.5 }, async ([job]) => {
  if (!isWelcome(job?.data)) return;

  await pool.query("INSERT INTO outbox (user_id, address) VALUES ($1, $2)", [job.data.userId, job.data.address]);
  welcomesWritten.inc();
  logger.info({ userId: job.data.userId }, "letter written");
});

function isWelcome(value: unknown): value is Welcome {
  return (
    typeof value === "object" &&
    value !== null &&
    "userId" in value &&
    typeof value.userId === "string" &&
    "address" in value &&
    typeof value.address === "string"
  );
}

const server = createServer((_request, response) => {
  register.metrics().then(
    (text) => response.setHeader("content-type", register.contentType).end(text),
    (error: unknown) => {
      logger.error({ err: error }, "the metrics were not collected");
      response.writeHead(500).end();
    },
  );
});
server.listen(Number(process.env["METRICS_PORT"] ?? 9090), "127.0.0.1", () => {
  logger.info({ metricsPort: (server.address() as AddressInfo).port }, "welcome worker started");
});

process.once("SIGTERM", () => {
  server.close();
  boss
    .stop({ graceful: true, wait: true, timeout: 5000 })
    .then(() => pool.end())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, "the worker did not close cleanly");
        process.exit(1);
      },
    );
});
