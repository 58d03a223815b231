import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Consumer } from "./consumer.ts";
import { describeLive } from "./describe-live.ts";
import type { Engine } from "./engines/engine.ts";
import { postgresLacks, startPostgres } from "./engines/postgres.ts";
import { redisLacks, startRedis } from "./engines/redis.ts";
import { mend } from "./mend.ts";
import { projectOf } from "./scenario.ts";
import { expectSilence, expectToldOnce } from "./traces.ts";

describeLive("BullMQ on Redis", [redisLacks], () => {
  let engine: Engine;
  let redis: Redis;
  let orders: Queue;

  beforeAll(async () => {
    engine = await startRedis();
    redis = new Redis(engine.url);
    orders = new Queue("orders", { connection: { url: engine.url } });
  });

  beforeEach(async () => {
    await orders.obliterate({ force: true });
    await redis.del("reserved");
  });

  afterAll(async () => {
    await orders?.close();
    await redis?.quit();
    await engine?.stop();
  });

  const invalid = { sku: "cup", quantity: "three" };
  const addOrders = async (): Promise<string> => {
    const bad = await orders.add("order", invalid, { attempts: 3 });
    await orders.add("order", { id: "order-1", sku: "cup", quantity: 2 }, { attempts: 3 });
    return String(bad.id);
  };

  test("a guard completes an invalid order and tells nobody", async () => {
    const consumer = await Consumer.start(projectOf("bullmq-guard"), { REDIS_URL: engine.url });
    await addOrders();

    await consumer.until("both jobs are done", async () => (await orders.getCompletedCount()) === 2);
    expect(await redis.hgetall("reserved")).toEqual({ cup: "2" });
    expect(await orders.getJobCounts("failed", "wait", "active", "delayed")).toEqual({
      failed: 0,
      wait: 0,
      active: 0,
      delayed: 0,
    });
    await expectSilence(consumer, "three", { orders_reserved_total: 1 });
    await consumer.stop();
  });

  test("mended, the order is logged, counted, and kept with the reason", async () => {
    const project = await mend("bullmq-guard", { rule: "silent-guard", remedy: "log-count-dead-letter" });
    const consumer = await Consumer.start(project, { REDIS_URL: engine.url });
    const id = await addOrders();

    await consumer.until("one job is done", async () => (await orders.getCompletedCount()) === 1);
    const [dead] = await consumer.until("one has failed", async () => {
      const failed = await orders.getFailed();
      return failed.length === 1 && failed;
    });
    const reason = await expectToldOnce(consumer, [id]);
    // Not one of its three attempts is spent on what no attempt can mend.
    expect(dead).toMatchObject({ id, data: invalid, attemptsMade: 1 });
    expect(dead?.failedReason.replaceAll(" ", "_")).toContain(reason);
    expect(await redis.hgetall("reserved")).toEqual({ cup: "2" });
    await consumer.stop();
  });
});

describeLive("BullMQ on Redis, with a ledger in PostgreSQL", [redisLacks, postgresLacks], () => {
  let engines: readonly Engine[] = [];
  let ledger: Pool;
  let invoices: Queue;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
    engines = [redis, postgres];
    env = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
    invoices = new Queue("invoices", { connection: { url: redis.url } });
    ledger = new Pool({ connectionString: postgres.url });
    await ledger.query("CREATE TABLE invoices (id text PRIMARY KEY, amount integer NOT NULL CHECK (amount > 0))");
  });

  beforeEach(async () => {
    await invoices.obliterate({ force: true });
    await ledger.query("DELETE FROM invoices");
  });

  afterAll(async () => {
    await invoices?.close();
    await ledger?.end();
    await Promise.all(engines.map((engine) => engine.stop()));
  });

  const refused = { id: "invoice-2", amount: -5 };
  const addInvoices = async (): Promise<void> => {
    await invoices.add("invoice", { id: "invoice-1", amount: 12 });
    await invoices.add("invoice", refused);
  };
  const written = async (): Promise<readonly unknown[]> => (await ledger.query("SELECT id FROM invoices")).rows;

  test("a masked write says that it is done", async () => {
    const consumer = await Consumer.start(projectOf("bullmq-masked-write"), env);
    await addInvoices();

    await consumer.until("both jobs are done", async () => (await invoices.getCompletedCount()) === 2);
    await consumer.line("that it has booked the second", (line) => line["invoiceId"] === refused.id);
    expect(await written()).toEqual([{ id: "invoice-1" }]);
    expect(consumer.log.filter(({ level }) => level > 30)).toEqual([]);
    expect(await invoices.getFailedCount()).toBe(0);
    await consumer.stop();
  });

  test("mended, the job fails with what the database said, and keeps its data", async () => {
    const project = await mend("bullmq-masked-write", { rule: "masked-write-failure", remedy: "rethrow" });
    const consumer = await Consumer.start(project, env);
    await addInvoices();

    const [dead] = await consumer.until("one job has failed", async () => {
      const failed = await invoices.getFailed();
      return failed.length === 1 && failed;
    });
    await consumer.until("one is done", async () => (await invoices.getCompletedCount()) === 1);
    expect(dead?.data).toEqual(refused);
    expect(dead?.failedReason).toContain("violates check constraint");
    await consumer.line("the failure", (line) => line.level === 50 && line["invoiceId"] === refused.id);
    expect(consumer.log.filter((line) => line.level === 30 && line["invoiceId"] === refused.id)).toEqual([]);
    expect(await written()).toEqual([{ id: "invoice-1" }]);
    await consumer.stop();
  });
});
