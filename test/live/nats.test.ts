import { connect, type JetStreamManager, type NatsConnection } from "nats";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Consumer } from "./consumer.ts";
import { describeLive } from "./describe-live.ts";
import type { Engine } from "./engines/engine.ts";
import { natsLacks, startNats } from "./engines/nats.ts";
import { mend } from "./mend.ts";
import { projectOf } from "./scenario.ts";
import { expectSilence, expectToldOnce } from "./traces.ts";

describeLive("NATS JetStream", [natsLacks], () => {
  let engine: Engine;
  let connection: NatsConnection;
  let manager: JetStreamManager;

  beforeAll(async () => {
    engine = await startNats();
    connection = await connect({ servers: engine.url });
    manager = await connection.jetstreamManager();
  });

  beforeEach(async () => {
    for await (const { config } of manager.streams.list()) await manager.streams.delete(config.name);
  });

  afterAll(async () => {
    await connection?.close();
    await engine?.stop();
  });

  const invalid = JSON.stringify({ meter: "m1", kilowattHours: "a lot" });
  const start = async (project: string): Promise<Consumer> => {
    const consumer = await Consumer.start(project, { NATS_URL: engine.url });
    await consumer.line("that it has started", ({ msg }) => msg === "reading consumer started");
    await connection.jetstream().publish("readings.m1", invalid);
    await connection.jetstream().publish("readings.m2", JSON.stringify({ meter: "m2", kilowattHours: 3 }));
    await consumer.line("that it has billed", (line) => line["meter"] === "m2");
    await consumer.until("nothing is left to be done", async () => {
      const { num_pending, num_ack_pending } = await manager.consumers.info("READINGS", "billing");
      return num_pending === 0 && num_ack_pending === 0;
    });
    return consumer;
  };
  const billed = async (): Promise<number> => (await manager.streams.info("BILLING")).state.messages;

  test("an ack is the end of an invalid reading and tells nobody", async () => {
    const told: string[] = [];
    const advisories = connection.subscribe("$JS.EVENT.ADVISORY.CONSUMER.>", {
      callback: (_error, { subject }) => told.push(subject),
    });
    const consumer = await start(projectOf("nats-jetstream"));

    await expectSilence(consumer, "a lot", { readings_billed_total: 1 });
    await consumer.stop();
    await connection.flush();
    advisories.unsubscribe();
    expect(told.filter((subject) => !/\.(?:CREATED|DELETED)\./.test(subject))).toEqual([]);
    expect(await billed()).toBe(1);
  });

  test("mended, the reading is logged, counted, and terminated, which the server announces", async () => {
    const told: { stream: string; stream_seq: number; deliveries: number }[] = [];
    const advisories = connection.subscribe("$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.READINGS.billing", {
      callback: (_error, message) => told.push(message.json()),
    });
    const project = await mend("nats-jetstream", { rule: "silent-guard", remedy: "log-count-dead-letter" });
    const consumer = await start(project);

    const [advisory] = await consumer.until("the server announces it", () => told.length > 0 && told);
    expect(told).toHaveLength(1);
    expect(advisory).toMatchObject({ stream: "READINGS", stream_seq: 1, deliveries: 1 });
    // The stream keeps what was terminated, and the advisory says where; a work queue would not.
    expect((await manager.streams.getMessage("READINGS", { seq: advisory?.stream_seq ?? 0 })).string()).toBe(invalid);
    await expectToldOnce(consumer, ["1", "readings.m1"]);
    advisories.unsubscribe();
    await consumer.stop();
    expect(await billed()).toBe(1);
  });
});
