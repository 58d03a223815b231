// settings: {"units": ["settleTrade"], "requiredReport": "counted"}
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino({ name: 'trades' });
const prisma = new PrismaClient();

declare function isValid(trade: unknown): trade is { id: string };

// The project says that this is a unit, and that a log line is not enough for it.
export async function settleTrade(trade: unknown): Promise<void> {
  if (!isValid(trade)) {
//~~~~~~~~~~~~~~~~~~~~ dropped
    logger.warn({ trade }, 'trade dropped');
    return;
  }
  await prisma.trade.update({ where: { id: trade.id }, data: { settled: true } });
}
