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

describe("a guard that a function in another file decides", () => {
  const guard = {
    "src/work.ts": `import { Worker } from 'bullmq';
import { PrismaClient } from '@prisma/client';
import { fits } from './fits';
const prisma = new PrismaClient();
export const worker = new Worker('scans', async (job) => {
  if (!fits(job.data)) return;
  await prisma.scan.create({ data: job.data });
});
`,
  };

  test("is found where that function checks and says nothing", async () => {
    const fits = "export const fits = (s: any) => typeof s.sku === 'string' && Number.isFinite(s.count);\n";
    expect(await verdicts({ ...guard, "src/fits.ts": fits }, "src/work.ts")).toEqual(["6 silent-guard/dropped"]);
  });

  test("is none where it says so itself, or chooses", async () => {
    const says = `import pino from 'pino';
const logger = pino();
export function fits(s: any) {
  if (typeof s.sku !== 'string') { logger.warn({ s }, 'no sku'); return false; }
  return true;
}
`;
    expect(await verdicts({ ...guard, "src/fits.ts": says }, "src/work.ts")).toEqual([]);
    const chooses = "export const fits = (s: any) => s.depot === 'HAM' && typeof s.sku === 'string';\n";
    expect(await verdicts({ ...guard, "src/fits.ts": chooses }, "src/work.ts")).toEqual([]);
  });
});
