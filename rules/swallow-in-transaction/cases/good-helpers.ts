import { PrismaClient, type Prisma } from '@prisma/client';
import { pino } from 'pino';

const logger = pino({ name: 'settlement' });
const prisma = new PrismaClient();

declare function runQueue(day: string): Promise<void>;

// Must stay quiet: the queue runs in transactions of its own and keeps its failures, so that nothing arrives here.
export async function settleDay(day: string): Promise<void> {
  await prisma.$transaction(async (tx: Prisma.TransactionClient) => {
    try {
      await processDay(tx, day);
    } catch (error) {
      logger.error({ err: error, day }, 'queue not run');
    }
  });
}

async function processDay(tx: Prisma.TransactionClient, day: string): Promise<void> {
  try {
    await tx.day.findMany({ where: { day } });
    await runQueue(day);
  } catch (error) {
    logger.error({ err: error, day }, 'queue ended early');
  }
}
