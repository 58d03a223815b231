/** A worker whose failed write is only logged: one finding of `masked-write-failure`, in `recommended`. */
export const masked = `import { pino } from "pino";
import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";

const logger = pino();
const prisma = new PrismaClient();

export const worker = new Worker("invoices", async (job) => {
  try {
    await prisma.invoice.create({ data: job.data });
  } catch (error) {
    logger.error({ err: error }, "invoice was not stored");
  }
});
`;

/** The same, mended. */
export const mended: string = masked.replace('stored");\n', 'stored");\n    throw error;\n');

/** A consumer that drops what it does not understand: one finding of `silent-guard`, in `recommended`. */
export const dropping = `import { Kafka } from "kafkajs";
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "stock" });
export async function start(book: (event: unknown) => Promise<void>, isValid: (event: unknown) => boolean) {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: unknown = JSON.parse(message.value?.toString() ?? "null");
      if (!isValid(event)) return;
      await book(event);
    },
  });
}
`;

/** Comments that give no reason: a finding of `unexplained-ignore`, in `strict` only. */
export const onlyStrict = `import { calendar } from "./calendar-client";

export async function invite(meeting: { id: string }): Promise<void> {
  try {
    const receipt = await calendar.invite(meeting);
    console.info("handed over", receipt);
  } catch {
    // ignore
  }
}
`;

/** Two findings of one rule on one line. */
export const twoOnALine = `import { Kafka } from "kafkajs";
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "stock" });
export async function start(book: (event: unknown) => Promise<void>, isValid: (event: unknown) => boolean) {
  await consumer.run({
    eachMessage: async ({ message }) => { const event: unknown = JSON.parse(String(message.value)); if (event === null) return; if (!isValid(event)) return; await book(event); },
  });
}
`;
