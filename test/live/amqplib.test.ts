import { connect, type ChannelModel, type ConfirmChannel } from "amqplib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Consumer } from "./consumer.ts";
import { describeLive } from "./describe-live.ts";
import type { Engine } from "./engines/engine.ts";
import { rabbitmqLacks, startRabbitmq } from "./engines/rabbitmq.ts";
import { mend } from "./mend.ts";
import { projectOf } from "./scenario.ts";
import { expectSilence, expectToldOnce } from "./traces.ts";

describeLive("amqplib on RabbitMQ", [rabbitmqLacks], () => {
  let engine: Engine;
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    engine = await startRabbitmq();
    connection = await connect(engine.url);
    channel = await connection.createConfirmChannel();
  });

  beforeEach(async () => {
    for (const queue of ["shipments", "shipments.dead", "labels"]) await channel.deleteQueue(queue);
  });

  afterAll(async () => {
    await connection?.close();
    await engine?.stop();
  });

  const invalid = Buffer.from(JSON.stringify({ address: 7, note: "no id at all" }));
  const start = async (project: string): Promise<Consumer> => {
    const consumer = await Consumer.start(project, { AMQP_URL: engine.url });
    await consumer.line("that it has started", ({ msg }) => msg === "shipment consumer started");
    channel.sendToQueue("shipments", invalid, { messageId: "message-1" });
    channel.sendToQueue("shipments", Buffer.from(JSON.stringify({ id: "shipment-2", address: "Harbour 1" })));
    await channel.waitForConfirms();
    await consumer.line("a label", (line) => line["shipmentId"] === "shipment-2");
    return consumer;
  };
  /** Of messages that wait; what was delivered and not acknowledged waits again when its consumer has gone. */
  const waiting = async (queue: string): Promise<number> => (await channel.checkQueue(queue)).messageCount;

  test("an ack takes an invalid shipment off the queue and tells nobody", async () => {
    const consumer = await start(projectOf("amqplib-ack"));

    await expectSilence(consumer, "no id at all", { shipments_labelled_total: 1 });
    await consumer.stop();
    expect(await waiting("shipments")).toBe(0);
    expect(await waiting("shipments.dead")).toBe(0);
    expect(await waiting("labels")).toBe(1);
  });

  test("mended, the shipment is logged, counted, and dead-lettered", async () => {
    const project = await mend("amqplib-ack", { rule: "silent-guard", remedy: "log-count-dead-letter" });
    const consumer = await start(project);

    await expectToldOnce(consumer, ["message-1", "1"]);
    const dead = await consumer.until("it is dead-lettered", () => channel.get("shipments.dead", { noAck: true }));
    expect(dead.content).toEqual(invalid);
    expect(dead.properties.messageId).toBe("message-1");
    // What the broker adds says whence it came, and that a consumer rejected it; the reason itself is in the log.
    expect(dead.properties.headers?.["x-death"]).toEqual([
      expect.objectContaining({ queue: "shipments", reason: "rejected", count: 1 }),
    ]);
    await consumer.stop();
    expect(await waiting("shipments")).toBe(0);
    expect(await waiting("labels")).toBe(1);
  });
});
