import { afterEach, describe, expect, test } from "vitest";
import { Project } from "./project.ts";

/*
 * However a project spells its logger, a log line is a log line: the write is lost all the same. However it spells its
 * counter, alert or dead letter, somebody is told.
 */
const files = {
  "src/lib/log.ts": `import { createLogger } from 'winston';
export const getLogger = (name: string) => createLogger({ defaultMeta: { name } });
export function logError(error: unknown) { getLogger('app').error(String(error)); }
`,
  "src/lib/telemetry.ts": `import { Counter } from 'prom-client';
import * as Sentry from '@sentry/node';
import { Queue } from 'bullmq';
const lost = new Counter({ name: 'orders_lost_total', help: 'orders that were lost' });
const dead = new Queue('orders-dead-letter');
export function tally() { lost.inc(); }
export function wake(error: unknown) { Sentry.captureException(error); }
export async function bury(order: unknown) { await dead.add('order', order); }
`,
};

let project: Project | undefined;
afterEach(() => {
  project?.remove();
});

async function verdictOf(head: string, failed: string, member = ""): Promise<string> {
  project = new Project({
    ...files,
    "src/store.ts": `import { Injectable, Logger } from '@nestjs/common';
import { PrismaClient } from '@prisma/client';
${head}
const prisma = new PrismaClient();
@Injectable()
export class OrderStore {
  ${member}
  async keep(order: { id: string }, ctx: { logger: Console }, req: { log: Console }, log: Console) {
    try {
      await prisma.order.create({ data: order });
    } catch (error) {
      ${failed}
    }
  }
}
`,
  });
  const [found = "quiet"] = (await project.lint(["src/store.ts"]))["src/store.ts"] ?? [];
  return found.replace(/^\d+ /, "");
}

describe("a logger", () => {
  test.each([
    ["console", "", "console.error(error);"],
    ["logger", "const logger = require('pino')();", "logger.error(error);"],
    ["this.logger", "", "this.logger.error(error);", "private readonly logger: any;"],
    ["log", "", "log.error(error);"],
    ["req.log", "", "req.log.error(error);"],
    ["ctx.logger", "", "ctx.logger.error(error);"],
    ["logger()", "import { logger } from '@app/logging';", "logger().error(error);"],
    ["winston", "import winston from 'winston';", "winston.error('not stored', error);"],
    ["LOG", "const LOG = require('bunyan').createLogger({ name: 'x' });", "LOG.error(error);"],
    ["Logger of Nest", "", "Logger.error(error);"],
    ["getLogger('x')", "import { getLogger } from './lib/log';", "getLogger('orders').error(error);"],
    ["a local logError()", "const logError = (e: unknown) => console.error(e);", "logError(error);"],
    ["an imported wrapper", "import { logError as complain } from './lib/log';", "complain(error);"],
  ])("spelled %s", async (_, head, failed, member = "") => {
    expect(await verdictOf(head, failed, member)).toBe("masked-write-failure/logged");
  });
});

describe("a report that is heard", () => {
  test.each([
    ["a counter behind a function", "import { tally } from './lib/telemetry';", "tally();"],
    ["an alert behind a function", "import { wake } from './lib/telemetry';", "wake(error);"],
    ["a dead letter behind a function", "import { bury } from './lib/telemetry';", "await bury(order);"],
    ["a counter of a local function", "const failed = (n: string) => metrics.increment(n);", "failed('order');"],
    ["StatsD", "import { StatsD } from 'hot-shots';\nconst d = new StatsD();", "d.increment('orders.lost');"],
  ])("by %s", async (_, head, failed) => {
    expect(await verdictOf(head, failed)).toBe("quiet");
  });
});
