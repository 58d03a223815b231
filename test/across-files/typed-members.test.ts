import { afterEach, describe, expect, test } from "vitest";
import { Project } from "./project.ts";

let project: Project | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

const services = {
  "src/services.ts": `import type { Transaction } from 'kafkajs';
import type { makeDesk } from './desk';
export interface Services { readonly batch: Transaction; readonly desk: ReturnType<typeof makeDesk>; readonly name: string }
`,
  "src/desk.ts": `import { PrismaClient } from '@prisma/client';
export function makeDesk(prisma: PrismaClient) {
  return {
    settle: async (bill: { id: string }) => { await prisma.bill.update({ where: bill, data: { done: true } }); },
    print: async (bill: { id: string }) => \`bill \${bill.id}\`,
  };
}
`,
};

async function verdicts(work: string): Promise<readonly string[]> {
  const path = "src/work.ts";
  const text = `import { Worker } from 'bullmq';
import type { Services } from './services';
export const start = (services: Services) => new Worker('bills', async (job) => {
  try {
    await ${work};
  } catch (error) {
    console.error(error);
  }
});
`;
  project = new Project({ ...services, [path]: text });
  return (await project.lint([path]))[path] ?? ["not linted"];
}

describe("what a type of another file says of its members", () => {
  test.each(["services.batch.commit()", "services.desk.settle(job.data)"])("tells that %s writes", async (work) => {
    expect(await verdicts(work)).toEqual(["6 masked-write-failure/logged"]);
  });

  test("tells that another member does not", async () => {
    expect(await verdicts("services.desk.print(job.data)")).toEqual([]);
  });
});
