import process from "node:process";
import { connect, type ConsumeMessage } from "amqplib";
import { pino } from "pino";
import { serveMetrics, shipmentsLabelled } from "./metrics.ts";

interface Shipment {
  id: string;
  address: string;
}

const logger = pino({ name: "shipments" });

const connection = await connect(process.env["AMQP_URL"] ?? "amqp://127.0.0.1:5672");
const channel = await connection.createConfirmChannel();
await channel.assertExchange("shipments.dead", "fanout", { durable: true });
await channel.assertQueue("shipments.dead", { durable: true });
await channel.bindQueue("shipments.dead", "shipments.dead", "");
await channel.assertQueue("shipments", { durable: true, deadLetterExchange: "shipments.dead" });
await channel.assertQueue("labels", { durable: true });
await channel.prefetch(10);

async function label(message: ConsumeMessage | null): Promise<void> {
  if (message === null) throw new Error("the broker cancelled this consumer");
  const shipment: unknown = JSON.parse(message.content.toString());
  if (!isShipment(shipment)) {
    channel.ack(message);
    return;
  }

  channel.sendToQueue("labels", Buffer.from(`${shipment.id}: ${shipment.address}`), { persistent: true });
  await channel.waitForConfirms();
  shipmentsLabelled.inc();
  logger.info({ shipmentId: shipment.id }, "label printed");
  channel.ack(message);
}

function isShipment(value: unknown): value is Shipment {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "address" in value &&
    typeof value.address === "string"
  );
}

connection.on("error", (error: unknown) => {
  logger.fatal({ err: error }, "the connection to the broker was lost");
  process.exit(1);
});

serveMetrics(logger);
await channel.consume("shipments", label);
logger.info("shipment consumer started");

process.once("SIGTERM", () => {
  connection.close().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.fatal({ err: error }, "the connection did not close cleanly");
      process.exit(1);
    },
  );
});
