import { afterEach, describe, expect, test } from "vitest";
import { Project } from "./project.ts";

let project: Project | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

async function verdicts(files: Readonly<Record<string, string>>, path: string): Promise<readonly string[]> {
  project = new Project(files);
  return (await project.lint([path]))[path] ?? ["not linted"];
}

describe("a call that nobody waits for", () => {
  const store = `import { Pool } from 'pg';
const pool = new Pool();
export async function keep(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]); }
export async function keepQuietly(order: unknown) { await pool.query('INSERT INTO orders VALUES ($1)', [order]).catch(() => tell(order)); }
export function note(order: unknown) { last = order; }
`;
  const left = (call: string): Record<string, string> => ({
    "src/work.ts": `import { Worker } from 'bullmq';
import { keep, keepQuietly, note } from './orders';
export const worker = new Worker('orders', async (job) => {
  ${call}
});
`,
    "src/orders.ts": store,
  });

  test("is found when its function in another file writes and gives a promise", async () => {
    expect(await verdicts(left("keep(job.data);"), "src/work.ts")).toEqual(["4 swallowed-rejection/notAwaited"]);
  });

  test("is left alone when its function deals with its failure, or gives no promise", async () => {
    for (const call of ["await keep(job.data);", "keepQuietly(job.data);", "note(job.data);"]) {
      expect({ [call]: await verdicts(left(call), "src/work.ts") }).toEqual({ [call]: [] });
      project?.remove();
    }
  });
});

describe("an answer that a function of another file gives", () => {
  const search = `import { Client } from '@elastic/elasticsearch';
const client = new Client({ node: 'http://search' });
export async function push(operations: object[]) { return client.bulk({ operations }); }
export class Articles {
  async push(operations: object[]) { const answer = await client.bulk({ operations }); return answer; }
}
export async function pushAll(operations: object[]) {
  try { await client.index({ index: 'articles', document: operations }); return { ok: true }; } catch (error) { return { ok: false, error }; }
}
`;
  const work = (body: string): Record<string, string> => ({
    "src/work.ts": `import { Worker } from 'bullmq';
import { Articles, push, pushAll } from './search';
const articles = new Articles();
export const worker = new Worker('articles', async (job) => {
  ${body}
});
`,
    "src/search.ts": search,
  });

  test("is asked for, be it the library's or the project's own", async () => {
    for (const body of ["await push(job.data);", "await articles.push(job.data);", "await pushAll(job.data);"]) {
      const found = ["5 unchecked-write-result/discarded"];
      expect({ [body]: await verdicts(work(body), "src/work.ts") }).toEqual({ [body]: found });
      project?.remove();
    }
  });

  test("is left alone when something reads it", async () => {
    const bodies = [
      "const { errors } = await push(job.data); if (errors) throw new Error('refused');",
      "const answer = await pushAll(job.data); if (!answer.ok) throw answer.error;",
    ];
    for (const body of bodies) {
      expect({ [body]: await verdicts(work(body), "src/work.ts") }).toEqual({ [body]: [] });
      project?.remove();
    }
  });
});

describe("work that another file runs and keeps the failure of", () => {
  const files = (call: string): Record<string, string> => ({
    "src/work.ts": `import { Pool } from 'pg';
import { guarded, told } from './guarded';
const pool = new Pool();
export async function publish(article: string): Promise<void> {
  ${call}
  await pool.query('INSERT INTO announcements VALUES ($1)', [article]);
}
`,
    "src/guarded.ts": `import pino from 'pino';
const logger = pino();
export async function guarded<T>(step: string, work: () => Promise<T>): Promise<T | undefined> {
  try { return await work(); } catch (error) { logger.error({ err: error }, step); return undefined; }
}
export async function told<T>(step: string, work: () => Promise<T>): Promise<T> {
  try { return await work(); } catch (error) { logger.error({ err: error }, step); throw error; }
}
`,
  });
  const write = "() => pool.query('UPDATE articles SET live = true WHERE id = $1', [article])";

  test("is lost where nobody looks at what comes of it", async () => {
    const found = await verdicts(files(`await guarded('publish', ${write});`), "src/work.ts");
    expect(found).toEqual(["5 masked-write-failure/logged"]);
  });

  test("is not lost where it is thrown on, or looked at", async () => {
    for (const call of [
      `await told('publish', ${write});`,
      `if (!(await guarded('publish', ${write}))) throw new Error('not released');`,
    ]) {
      expect({ [call]: await verdicts(files(call), "src/work.ts") }).toEqual({ [call]: [] });
      project?.remove();
    }
  });
});
