import { Pool } from "pg";
import PgBoss from "pg-boss";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Consumer } from "./consumer.ts";
import { describeLive } from "./describe-live.ts";
import type { Engine } from "./engines/engine.ts";
import { postgresLacks, startPostgres } from "./engines/postgres.ts";
import { mend } from "./mend.ts";
import { projectOf } from "./scenario.ts";
import { expectSilence, expectToldOnce } from "./traces.ts";

describeLive("PostgreSQL", [postgresLacks], () => {
  let engine: Engine;
  let database: Pool;

  beforeAll(async () => {
    engine = await startPostgres();
    database = new Pool({ connectionString: engine.url });
  });

  afterAll(async () => {
    await database?.end();
    await engine?.stop();
  });

  const rows = async (sql: string, values: readonly unknown[] = []): Promise<readonly unknown[]> =>
    (await database.query(sql, [...values])).rows;

  describe("pg-boss", () => {
    beforeEach(async () => {
      await database.query("DROP SCHEMA IF EXISTS pgboss CASCADE");
      await database.query("DROP TABLE IF EXISTS outbox");
      await database.query("CREATE TABLE outbox (user_id text PRIMARY KEY, address text NOT NULL)");
    });

    const invalid = { userId: "user-1", address: null };
    const start = async (project: string): Promise<{ consumer: Consumer; bad: string }> => {
      const consumer = await Consumer.start(project, { DATABASE_URL: engine.url });
      await consumer.line("that it has started", ({ msg }) => msg === "welcome worker started");
      const boss = new PgBoss({ connectionString: engine.url, supervise: false, schedule: false });
      await boss.start();
      const bad = String(await boss.send("welcome", invalid));
      const good = await boss.send("welcome", { userId: "user-2", address: "two@example.com" });
      await boss.stop({ graceful: false, wait: true });
      await consumer.until("the queue is done", async () => {
        const left = await rows(
          "SELECT id FROM pgboss.job WHERE name = 'welcome' AND state IN ('created', 'active', 'retry')",
        );
        return left.length === 0;
      });
      expect(await rows("SELECT state FROM pgboss.job WHERE id = $1", [good])).toEqual([{ state: "completed" }]);
      expect(await rows("SELECT user_id FROM outbox")).toEqual([{ user_id: "user-2" }]);
      return { consumer, bad };
    };

    test("a guard completes an invalid job and tells nobody", async () => {
      const { consumer, bad } = await start(projectOf("pg-boss"));

      expect(await rows("SELECT state, output FROM pgboss.job WHERE id = $1", [bad])).toEqual([
        { state: "completed", output: null },
      ]);
      expect(await rows("SELECT id FROM pgboss.job WHERE name = 'welcome-dead'")).toEqual([]);
      await expectSilence(consumer, bad, { welcomes_written_total: 1 });
      await consumer.stop();
    });

    test("mended, the job is logged, counted, and dead-lettered with the reason", async () => {
      const project = await mend("pg-boss", { rule: "silent-guard", remedy: "log-count-dead-letter" });
      const { consumer, bad } = await start(project);

      const reason = await expectToldOnce(consumer, [bad]);
      // Who reads the dead letters finds both in one row; the job itself has failed with the same.
      for (const queue of ["welcome-dead", "welcome"]) {
        const sql =
          "SELECT state, data, output->>'message' AS message FROM pgboss.job WHERE name = $1 AND state <> 'completed'";
        const [job, ...others] = await consumer.until(`${queue} has it`, async () => {
          const found = await rows(sql, [queue]);
          return found.length > 0 && found;
        });
        expect(others).toEqual([]);
        expect(job).toMatchObject({ state: queue === "welcome" ? "failed" : "created", data: invalid });
        expect(JSON.stringify(job).replaceAll(" ", "_")).toContain(reason);
      }
      await consumer.stop();
    });
  });

  describe("a table that has drifted", () => {
    const payment = { PAYMENT_ID: "payment-1", PAYMENT_AMOUNT: "1234567.89" };

    beforeEach(async () => {
      await database.query("DROP TABLE IF EXISTS payments");
      // Of the year before: amounts were small then, and all in euros.
      await database.query("CREATE TABLE payments (id text PRIMARY KEY, amount real NOT NULL)");
    });

    test("CREATE TABLE IF NOT EXISTS goes on with it, and loses cents", async () => {
      const consumer = await Consumer.start(projectOf("postgres-drift"), { DATABASE_URL: engine.url, ...payment });

      expect(await consumer.ended()).toEqual({ code: 0, stderr: "" });
      expect(consumer.log.map(({ level, msg }) => [level, msg])).toEqual([
        [30, "payment table is ready"],
        [30, "payment recorded"],
      ]);
      const [stored] = await rows("SELECT amount FROM payments");
      expect(stored).toEqual({ amount: 1_234_567.9 });
    });

    test("mended, it ends with what is different, and alters nothing", async () => {
      const project = await mend("postgres-drift", { rule: "create-without-drift-check", remedy: "check-drift" });
      const consumer = await Consumer.start(project, { DATABASE_URL: engine.url, ...payment });

      const { code, stderr } = await consumer.ended();
      expect(code).toBe(1);
      expect(stderr).toMatch(/\bamount\b.*\bcurrency\b|\bcurrency\b.*\bamount\b/s);
      expect(stderr).toMatch(/\breal\b/);
      expect(await rows("SELECT id FROM payments")).toEqual([]);
      const columns =
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'payments' ORDER BY 1";
      expect(await rows(columns)).toEqual([
        { column_name: "amount", data_type: "real" },
        { column_name: "id", data_type: "text" },
      ]);
    });

    test("mended, it works with a table as it is wanted, and makes a missing one", async () => {
      const project = await mend("postgres-drift", { rule: "create-without-drift-check", remedy: "check-drift" });
      await database.query("DROP TABLE payments");
      for (const id of ["payment-1", "payment-2"]) {
        const env = { DATABASE_URL: engine.url, ...payment, PAYMENT_ID: id };
        const consumer = await Consumer.start(project, env);
        expect(await consumer.ended()).toEqual({ code: 0, stderr: "" });
      }
      expect(await rows("SELECT id, amount, currency FROM payments ORDER BY id")).toEqual([
        { id: "payment-1", amount: "1234567.89", currency: "EUR" },
        { id: "payment-2", amount: "1234567.89", currency: "EUR" },
      ]);
    });
  });
});
