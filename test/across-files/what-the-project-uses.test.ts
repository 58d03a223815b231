import { afterEach, describe, expect, test } from "vitest";
import { Project } from "./project.ts";

let project: Project | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

const worker = `import { Worker } from "bullmq";
import { isValid, orders } from "./orders.ts";

export const worker = new Worker("orders", async (job) => {
  if (!isValid(job.data)) return;
  await orders.save(job.data);
});
`;

const path = "src/workers/orders-worker.ts";

/** The lines that a remedy adds to the worker, in a project of these files. */
async function added(
  files: Readonly<Record<string, string>>,
  remedy: string,
  { text = worker, at = path, settings = {} }: { text?: string; at?: string; settings?: object } = {},
): Promise<readonly string[]> {
  project = new Project({ "package.json": "{}", ...files, [at]: text });
  const after = await project.remedied(at, remedy, settings);
  const before = new Set(text.split("\n").map((line) => line.trim()));
  return (after ?? "not offered")
    .split("\n")
    .flatMap((line) => (before.has(line.trim()) || line.trim() === "}" ? [] : [line.trim()]));
}

describe("a logger that files in the folder import", () => {
  const logger = `import { pino } from "pino";\nexport const logger = pino();\nexport default logger;\n`;
  const guard = "if (!isValid(job.data)) {";

  test("is imported here as well, and written in its library's order", async () => {
    const files = {
      "src/logger.ts": logger,
      "src/workers/refunds.ts": `import { logger } from "../logger.ts";\nlogger.info("refunds are ready");\n`,
    };
    expect(await added(files, "log")).toEqual([
      'import { logger } from "../logger.ts";',
      guard,
      'logger.error({ reason: "invalid_payload", jobId: job.id }, "order job dropped: invalid payload");',
      "return;",
    ]);
  });

  test("may be a default export", async () => {
    const files = {
      "src/logger.ts": logger,
      "src/workers/refunds.ts": `import log from "../logger.ts";\nlog.info("refunds are ready");\n`,
    };
    expect(await added(files, "log")).toContain('import log from "../logger.ts";');
  });

  test("may be required", async () => {
    const files = {
      "src/logger.cjs": `module.exports = require("pino")();\n`,
      "src/workers/refunds.cjs": `const logger = require("../logger.cjs");\nlogger.info("refunds are ready");\n`,
    };
    const text = worker
      .replace(/^import (.+) from (.+);$/gm, "const $1 = require($2);")
      .replace("export const worker =", "exports.worker =")
      .replace("orders.ts", "orders.cjs");
    const lines = await added(files, "log", { text, at: "src/workers/orders-worker.cjs" });
    expect(lines).toContain('const logger = require("../logger.cjs");');
  });

  test("is left alone when its name means something else here, or nothing is there", async () => {
    const files = {
      "src/workers/refunds.ts": `import { logger } from "../gone.ts";\nlogger.info("refunds are ready");\n`,
    };
    expect(await added(files, "log")).toContain(
      'console.error("order job dropped: invalid payload", { reason: "invalid_payload", jobId: job.id });',
    );
    project?.remove();
    const taken = worker.replace("isValid, orders", "isValid, orders, logger as orders2");
    const lines = await added({ ...files, "src/gone.ts": logger }, "log", { text: taken });
    expect(lines.join("\n")).toContain("console.error(");
  });

  test("of the folder above is taken by an alias, not by a relative path", async () => {
    const files = {
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
      "src/logger.ts": logger,
      "src/main.ts": `import { logger } from "@/logger.ts";\nlogger.info("ready");\n`,
      "src/cron.ts": `import { journal as log } from "./journal.ts";\nlog.info("ready");\n`,
    };
    const lines = await added(files, "log");
    expect(lines).toContain('import { logger } from "@/logger.ts";');
  });
});

describe("what the manifest depends on", () => {
  test("is counted with", async () => {
    const files = { "package.json": `{ "dependencies": { "prom-client": "15.1.3" } }` };
    expect(await added(files, "count")).toEqual(
      expect.arrayContaining([
        'import { Counter } from "prom-client";',
        "const orderJobsDropped = new Counter({",
        'orderJobsDropped.inc({ reason: "invalid_payload" });',
      ]),
    );
  });

  test("may stand in the manifest of the workspace", async () => {
    const files = {
      "package.json": `{ "dependencies": { "@opentelemetry/api": "1.10.0" } }`,
      "services/orders/package.json": `{ "name": "orders" }`,
    };
    const lines = await added(files, "count", { at: "services/orders/src/worker.ts" });
    expect(lines).toContain('import { metrics } from "@opentelemetry/api";');
  });

  test("is no reason to use a tool of development", async () => {
    const files = { "package.json": `{ "devDependencies": { "prom-client": "15.1.3" } }` };
    expect((await added(files, "count")).join("\n")).not.toContain("prom-client");
  });
});

describe("what the settings name", () => {
  const text = worker.replace("isValid, orders", "audit, isValid, orders, stats, letters");

  test("is called where its beginning is in reach", async () => {
    const settings = { loggers: ["audit.write"], metrics: ["stats.bump"], deadLetters: ["letters.keep"] };
    expect(await added({}, "logCountDeadLetter", { text, settings })).toEqual([
      "if (!isValid(job.data)) {",
      "audit.write(`order job dropped: invalid payload (jobId ${job.id})`);",
      'stats.bump("order_jobs_dropped_total", { reason: "invalid_payload" });',
      "await letters.keep(job);",
      "return;",
    ]);
  });

  test("is no name when it is a pattern", async () => {
    const settings = { loggers: ["*Audit"], metrics: ["stats.*"] };
    const lines = (await added({}, "count", { text, settings })).join("\n");
    expect(lines).toContain("console.error(");
    expect(lines).toContain("countFailure(");
  });
});
