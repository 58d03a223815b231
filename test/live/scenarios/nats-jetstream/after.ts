import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { AckPolicy, connect, type JsMsg } from "nats";
import { pino } from "pino";
import { Counter, register } from "prom-client";

interface Reading {
  meter: string;
  kilowattHours: number;
}

const logger = pino({ name: "readings" });
const readingsBilled = new Counter({ name: "readings_billed_total", help: "Readings that were billed." });
const readingsDropped = new Counter({
  name: "readings_dropped_total",
  help: "Readings that were dropped, by reason.",
  labelNames: ["reason"],
});

const connection = await connect({ servers: process.env["NATS_URL"] ?? "nats://127.0.0.1:4222" });
const manager = await connection.jetstreamManager();
await manager.streams.add({ name: "READINGS", subjects: ["readings.*"] });
await manager.streams.add({ name: "BILLING", subjects: ["billing.*"] });
await manager.consumers.add("READINGS", { durable_name: "billing", ack_policy: AckPolicy.Explicit });

const jetstream = connection.jetstream();
const consumer = await jetstream.consumers.get("READINGS", "billing");

async function bill(message: JsMsg): Promise<void> {
  const reading = message.json();
  if (!isReading(reading)) {
    logger.error({ reason: "invalid_payload", id: message.seq }, "reading dropped");
    readingsDropped.inc({ reason: "invalid_payload" });
    message.term();
    return;
  }

  await jetstream.publish(`billing.${reading.meter}`, JSON.stringify({ kilowattHours: reading.kilowattHours }));
  readingsBilled.inc();
  logger.info({ meter: reading.meter }, "reading billed");
  message.ack();
}

function isReading(value: unknown): value is Reading {
  return (
    typeof value === "object" &&
    value !== null &&
    "meter" in value &&
    typeof value.meter === "string" &&
    "kilowattHours" in value &&
    typeof value.kilowattHours === "number"
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
  logger.info({ metricsPort: (server.address() as AddressInfo).port }, "reading consumer started");
});

process.once("SIGTERM", () => {
  server.close();
  connection.drain().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.fatal({ err: error }, "the connection did not close cleanly");
      process.exit(1);
    },
  );
});

for await (const message of await consumer.consume()) {
  await bill(message);
}
