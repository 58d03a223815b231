// Other files are read by the plugin's own parser, whatever reads the file at hand.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { afterEach, expect, test } from "vitest";

const consumer = `import { Worker } from 'bullmq';
import { pino } from 'pino';
import { refresh } from './orders';
const logger = pino();
export const worker = new Worker('orders', async (job) => {
  try { await refresh(job.data); } catch (error) { logger.error({ err: error }, 'not stored'); }
});
`;
const orders = `import { Pool } from 'pg';
const pool: Pool = new Pool();
export const refresh = (order: object): Promise<unknown> => pool.query('INSERT INTO orders VALUES ($1)', [order]);
`;

/** A dialect of the project's own, in which a line may begin with a mark that no other parser knows. */
const dialect: Linter.Parser = {
  parseForESLint: (text, options) =>
    typescriptParser.parseForESLint(text.replaceAll("#!traced ", "         "), options as never) as never,
};

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Messages of a worker that is read by `parser`, beside orders.ts. */
function linted(parser: Linter.Parser | null, text: string): readonly (string | undefined)[] {
  folder = mkdtempSync(join(tmpdir(), "silent-failure-parsers-"));
  writeFileSync(join(folder, "orders.ts"), text);
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config[] = [
    ...(parser ? [{ files: ["**/*.js"], languageOptions: { parser } }] : []),
    ...plugin.configs.recommended,
  ];
  return linter
    .verify(consumer, config, join(folder, "worker.js"))
    .map(({ messageId, message }) => messageId ?? message);
}

test("a file in TypeScript is followed from JavaScript that ESLint's own parser reads", () => {
  expect(linted(null, orders)).toEqual(["logged"]);
});

test("a file that only the host's parser can read is read by that", () => {
  const traced = orders.replace("export", "#!traced export");
  expect(linted(dialect, traced)).toEqual(["logged"]);
  expect(linted(null, traced)).toEqual([]);
});

test("what nobody can read is told in the words of the plugin's own parser", () => {
  linted(dialect, "export const refresh = (;\n");
  const reasons = plugin.notFollowed().filter(({ file }) => file.startsWith(folder));
  expect(reasons.map(({ reason }) => reason)).toEqual([expect.stringContaining("Unexpected token")]);
});
