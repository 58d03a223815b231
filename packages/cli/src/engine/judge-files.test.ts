import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { foundFile } from "./found-file.ts";
import { Judge } from "./judge.ts";
import { judgeFiles } from "./judge-files.ts";

const rules = { "silent-failure/silent-guard": "error" } as const;
const dropping = `import { Worker } from "bullmq";
import { PrismaClient } from "@prisma/client";
const db = new PrismaClient();
export const worker = new Worker("orders", async (job) => {
  if (!isValid(job.data)) return;
  await db.order.create({ data: job.data });
});
`;

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "silent-failure-judge-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Judges what is on the disk now, of a file that was found with a text; in this thread, as a thread does. */
async function judgedAs(foundText: string, textNow: string) {
  const file = join(folder, "worker.ts");
  writeFileSync(file, textNow);
  const judging = { rules, settings: {} };
  const judge = new Judge(judging, null);
  const threads = { judge: async (question: Parameters<Judge["judge"]>[0]) => judge.judge(question) };
  const found = foundFile(file, folder, foundText);
  const { outcomes, kept } = await judgeFiles([found], { threads, judging, store: null, onJudged: () => undefined });
  return { findings: outcomes.get(file)?.messages.length, isKept: kept.has(file) };
}

test("what is known of a file is kept under the text that it is known of", async () => {
  expect(await judgedAs(dropping, dropping)).toEqual({ findings: 1, isKept: true });
  expect(await judgedAs(dropping, `\uFEFF${dropping}`)).toEqual({ findings: 1, isKept: true });
});

test("of a file that somebody changes between finding and reading, nothing is kept under its old text", async () => {
  expect(await judgedAs(dropping, "export const a = 1;\n")).toEqual({ findings: 0, isKept: false });
  expect(await judgedAs("export const a = 1;\n", dropping)).toEqual({ findings: 1, isKept: false });
});
