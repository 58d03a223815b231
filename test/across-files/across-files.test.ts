import { afterEach, describe, expect, test } from "vitest";
import plugin from "eslint-plugin-silent-failure";
import { Project } from "./project.ts";

let project: Project | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

async function verdicts(
  files: Readonly<Record<string, string>>,
  path: string,
  settings: object = {},
): Promise<readonly string[]> {
  project = new Project(files);
  return (await project.lint([path], settings))[path] ?? ["not linted"];
}

/** A consumer that imports `what` and does `work`, with a catch that does `failed`. */
function consumer(imports: string, work: string, failed = "logger.error({ err: error }, 'not stored');"): string {
  return `import { Worker } from 'bullmq';
import { logger } from './logger';
${imports}
export const worker = new Worker('orders', async (job) => {
  try {
    ${work}
  } catch (error) {
    ${failed}
  }
});
`;
}

const logger = { "src/logger.ts": "import pino from 'pino';\nexport const logger = pino();\n" };

/** The names say nothing: only the bodies in other files do. */
describe("a write that stands in another file", () => {
  const lost = ["7 masked-write-failure/logged"];

  test("is found in a function", async () => {
    const files = {
      ...logger,
      "src/work.ts": consumer("import { refresh } from './orders';", "await refresh(job.data);"),
      "src/orders.ts": `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function refresh(order: { id: string }) { await prisma.order.update({ where: order, data: { done: true } }); }
`,
    };
    expect(await verdicts(files, "src/work.ts")).toEqual(lost);
  });

  test("is found in a method of an instance, of an injected class, and of its base class", async () => {
    const store = `import { Pool } from 'pg';
const pool = new Pool();
class Base { async refresh(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); } }
export class Orders extends Base {}
export const orders = new Orders();
`;
    const instance = {
      ...logger,
      "src/work.ts": consumer("import { orders } from './orders';", "await orders.refresh(job.data);"),
      "src/orders.ts": store,
    };
    expect(await verdicts(instance, "src/work.ts")).toEqual(lost);
    project?.remove();
    const injected = {
      "src/orders.ts": store,
      "src/work.ts": `import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { Orders } from './orders';
@Processor('orders')
export class OrderProcessor extends WorkerHost {
  private readonly logger = new Logger('orders');
  constructor(private readonly orders: Orders) { super(); }
  async process(job: { data: unknown }) {
    try {
      await this.orders.refresh(job.data);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
`,
    };
    expect(await verdicts(injected, "src/work.ts")).toEqual(["11 masked-write-failure/logged"]);
  });

  test("is found through a barrel, a tsconfig path, a workspace package, CommonJS, and what a function gives", async () => {
    const body = `import { Pool } from 'pg';
const pool = new Pool();
export async function refresh(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); }
export function open() { return { refresh }; }
`;
    const forms: readonly Readonly<Record<string, string>>[] = [
      {
        "src/work.ts": consumer("import { refresh } from './store';", "await refresh(job.data);"),
        "src/store/index.ts": "export * from './orders';\n",
        "src/store/orders.ts": body,
      },
      {
        "tsconfig.json": '{ "compilerOptions": { "paths": { "@store/*": ["./lib/store/*"] } } }',
        "src/work.ts": consumer("import { refresh as done } from '@store/orders';", "await done(job.data);"),
        "lib/store/orders.ts": body,
      },
      {
        "package.json": '{ "name": "shop", "imports": { "#store": "./lib/store.ts" } }',
        "src/work.ts": consumer("import * as store from '#store';", "await store.refresh(job.data);"),
        "lib/store.ts": body,
      },
      {
        "packages/store/package.json": '{ "name": "@shop/store", "main": "./dist/index.js" }',
        "packages/store/src/index.ts": body,
        "src/work.ts": consumer("import { refresh } from '@shop/store';", "await refresh(job.data);"),
      },
      {
        "src/work.ts": consumer("const { refresh } = require('./store.js');", "await refresh(job.data);"),
        "src/store.js": `const { Pool } = require('pg');
const pool = new Pool();
async function refresh(order) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); }
module.exports = { refresh };
`,
      },
      {
        "src/work.ts": consumer(
          "import { open } from './store.js';\nconst store = open();",
          "await store.refresh(job.data);",
        ),
        "src/store.ts": body,
      },
    ];
    for (const form of forms) {
      const found = await verdicts({ ...logger, ...form }, "src/work.ts");
      expect(found.map((verdict) => verdict.replace(/^\d+ /, ""))).toEqual(["masked-write-failure/logged"]);
      project?.remove();
    }
  });

  test("is none when the function keeps its failure to itself, or only looks", async () => {
    const quiet = `import { Pool } from 'pg';
const pool = new Pool();
let last: unknown;
export async function saveOrder(order: unknown) { last = order; return last; }
export async function storeOrder(order: unknown) {
  try { await pool.query('INSERT INTO orders VALUES ($1)', [order]); } catch (error) { process.exit(1); }
}
`;
    for (const name of ["saveOrder", "storeOrder"]) {
      const files = {
        ...logger,
        "src/work.ts": consumer(`import { ${name} } from './orders';`, `await ${name}(job.data);`),
        "src/orders.ts": quiet,
      };
      expect({ [name]: await verdicts(files, "src/work.ts") }).toEqual({ [name]: [] });
      project?.remove();
    }
  });
});

describe("a report that stands in another file", () => {
  const store = {
    "src/orders.ts": `import { Pool } from 'pg';
const pool = new Pool();
export async function saveOrder(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); }
`,
    "src/report.ts": `import * as Sentry from '@sentry/node';
import { logger } from './logger';
export function tell(error: unknown) { logger.error(error); }
export function raise(error: unknown): never { throw error; }
export function escalateLater(error: unknown) { tell(error); Sentry.captureException(error); }
`,
  };
  const work = (failed: string) => ({
    ...logger,
    ...store,
    "src/work.ts": consumer(
      "import { saveOrder } from './orders';\nimport { tell, raise, escalateLater } from './report';",
      "await saveOrder(job.data);",
      failed,
    ),
  });

  test("is only a log when that is all it does", async () => {
    expect(await verdicts(work("tell(error);"), "src/work.ts")).toEqual(["8 masked-write-failure/logged"]);
  });

  test("is enough when it throws, counts or alerts", async () => {
    for (const call of ["raise(error);", "escalateLater(error);"]) {
      expect({ [call]: await verdicts(work(call), "src/work.ts") }).toEqual({ [call]: [] });
      project?.remove();
    }
  });
});

describe("what cannot be followed", () => {
  const plain = consumer("import { refresh } from './orders';", "await refresh(job.data);");

  test("costs certainty, not the run: cycles, missing files, broken modules, a broken tsconfig, a large barrel", async () => {
    const barrel = Array.from({ length: 400 }, (_, i) => `export * from './part${i}';`).join("\n");
    const parts = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `src/part${i}.ts`,
        `export * from './orders';\nexport const part${i} = ${i};\n`,
      ]),
    );
    const forms: readonly Readonly<Record<string, string>>[] = [
      { "src/orders.ts": "export * from './other';\n", "src/other.ts": "export * from './orders';\n" },
      {
        "src/orders.ts":
          "import { again } from './other';\nexport async function refresh(o: unknown) { await again(o); }\n",
        "src/other.ts":
          "import { refresh } from './orders';\nexport async function again(o: unknown) { await refresh(o); }\n",
      },
      {},
      { "src/orders.ts": "export async function refresh( {{{\n" },
      { "tsconfig.json": "{ not json", "src/orders.ts": "export async function refresh() {}\n" },
      { "tsconfig.json": '{ "extends": "./nowhere.json" }', "src/orders.ts": "export async function refresh() {}\n" },
      { "src/orders.ts": barrel, ...parts },
    ];
    for (const form of forms) {
      expect(await verdicts({ ...logger, ...form, "src/work.ts": plain }, "src/work.ts")).toEqual([]);
      project?.remove();
    }
  });

  test("is said", async () => {
    const barrel = Array.from({ length: 400 }, (_, i) => `export * from './part${i}';`).join("\n");
    const parts = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`src/part${i}.ts`, `export {};\n`]));
    const large = { ...logger, ...parts, "src/work.ts": plain, "src/orders.ts": barrel };
    await verdicts(large, "src/work.ts");
    const said = plugin.notFollowed().filter(({ file }) => file.startsWith(project?.folder ?? ""));
    expect(new Set(said.map(({ reason }) => reason))).toEqual(new Set(["its imports lead to more than 300 modules"]));
    project?.remove();
    await verdicts({ ...logger, "src/work.ts": plain, "src/orders.ts": "export function ( {" }, "src/work.ts");
    const broken = plugin.notFollowed().filter(({ file }) => file.startsWith(project?.folder ?? ""));
    expect(broken.map(({ reason }) => reason).join()).toMatch(/^`.\/orders` leads to .*orders\.ts: .*expected/);
  });

  test("is known for a client that a library generates into the project", async () => {
    const files = {
      ...logger,
      "src/work.ts": consumer(
        "import { PrismaClient } from '../generated/client';\nconst shop = new PrismaClient();",
        "await shop.order.create({ data: job.data });",
      ),
    };
    expect(await verdicts(files, "src/work.ts")).toEqual(["8 masked-write-failure/logged"]);
  });

  test("is not followed when the project does not want it", async () => {
    const files = {
      ...logger,
      "src/work.ts": plain,
      "src/orders.ts": `import { Pool } from 'pg';
const pool = new Pool();
export async function refresh(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); }
`,
    };
    expect(await verdicts(files, "src/work.ts", { followImports: false })).toEqual([]);
  });
});

test("the order of files changes nothing, and a changed file is read anew", async () => {
  const files = {
    ...logger,
    "src/a-work.ts": consumer("import { refresh } from './m-orders';", "await refresh(job.data);"),
    "src/m-orders.ts":
      "import { store } from './z-store';\nexport async function refresh(o: unknown) { await store(o); }\n",
    "src/z-store.ts": `import { Pool } from 'pg';
const pool = new Pool();
export async function store(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); }
`,
    "src/z-work.ts": consumer("import { refresh } from './m-orders';", "await refresh(job.data);"),
  };
  project = new Project(files);
  const names = Object.keys(files);
  const forward = await project.lint(names);
  const backward = await project.lint(names.toReversed());
  expect(forward["src/a-work.ts"]).toEqual(["7 masked-write-failure/logged"]);
  expect(forward["src/z-work.ts"]).toEqual(forward["src/a-work.ts"]);
  expect(backward).toEqual(forward);
  for (const name of names) expect((await project.lint([name]))[name]).toEqual(forward[name]);

  project.write(
    "src/z-store.ts",
    "export async function store(order: unknown) { void order; }\n// nothing is written any more\n",
  );
  expect((await project.lint(["src/a-work.ts"]))["src/a-work.ts"]).toEqual([]);
});
