import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { UnrecoverableError, Worker } from "bullmq";
import { Redis } from "ioredis";
import { pino } from "pino";
import { Counter, register } from "prom-client";

interface Order {
  id: string;
  sku: string;
  quantity: number;
}

const redisUrl = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";
const logger = pino({ name: "orders" });
const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
const ordersReserved = new Counter({ name: "orders_reserved_total", help: "Orders whose stock is reserved." });
const ordersDropped = new Counter({
  name: "orders_dropped_total",
  help: "Orders that were dropped, by reason.",
  labelNames: ["reason"],
});

const worker = new Worker(
  "orders",
  async (job) => {
    if (!isOrder(job.data)) {
      logger.error({ reason: "invalid_payload", id: job.id }, "order dropped");
      ordersDropped.inc({ reason: "invalid_payload" });
      throw new UnrecoverableError("invalid_payload");
    }

    await redis.hincrby("reserved", job.data.sku, job.data.quantity);
    ordersReserved.inc();
    logger.info({ orderId: job.data.id }, "stock reserved");
  },
  { connection: { url: redisUrl } },
);

worker.on("error", (error) => {
  logger.error({ err: error }, "the worker lost its queue");
});

function isOrder(data: unknown): data is Order {
  return (
    typeof data === "object" &&
    data !== null &&
    "id" in data &&
    typeof data.id === "string" &&
    "sku" in data &&
    typeof data.sku === "string" &&
    "quantity" in data &&
    typeof data.quantity === "number"
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
  logger.info({ metricsPort: (server.address() as AddressInfo).port }, "order worker started");
});

process.once("SIGTERM", () => {
  server.close();
  worker
    .close()
    .then(() => redis.quit())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, "the worker did not close cleanly");
        process.exit(1);
      },
    );
});
