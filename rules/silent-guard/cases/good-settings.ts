// settings: {"units": ["settleTrade"], "requiredReport": "counted", "metrics": ["noteDrop"]}
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

declare function noteDrop(kind: string): void;
declare function isValid(trade: unknown): trade is { id: string };

// The project's own counter, by its name.
export async function settleTrade(trade: unknown): Promise<void> {
  if (!isValid(trade)) {
    noteDrop('trade');
    return;
  }
  await prisma.trade.update({ where: { id: trade.id }, data: { settled: true } });
}
