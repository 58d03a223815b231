import type { Job } from 'bullmq';
import { pino } from 'pino';
import cron from 'node-cron';
import { PrismaClient } from '@prisma/client';

const logger = pino({ name: 'rates' });
const prisma = new PrismaClient();

interface Rate {
  currency: string;
  value: number;
}

interface Exchange {
  latestRates(base: string): Promise<Rate[]>;
  quote(pair: string): Promise<Rate>;
  settle(order: string): Promise<void>;
}

// The job leaves because there is no result, and only a log line says why.
export async function priceOrder(job: Job<{ order: string; pair: string }>, exchange: Exchange): Promise<void> {
  let quote: Rate | null = null;
  for (let attempt = 0; attempt < 3; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      quote = await exchange.quote(job.data.pair);
      break;
    } catch (error) {
      logger.warn({ err: error, attempt }, 'no quote');
    }
  }
  if (!quote) {
    logger.error('no quote after three attempts');
    return;
  }
  await prisma.order.update({ where: { id: job.data.order }, data: { price: quote.value } });
}

// No rates at all are written as the rates of the day.
export function scheduleRates(exchange: Exchange): void {
  cron.schedule('0 6 * * *', async () => {
    let rates: Rate[] = [];
    let tries = 0;
    while (tries < 3) {
 // ~~~~~~~~~~~~~~~~~ logged
      try {
        rates = await exchange.latestRates('EUR');
        break;
      } catch (error) {
        tries++;
        logger.warn({ err: error }, 'rates not available');
      }
    }
    await prisma.dailyRates.create({ data: { day: new Date(), rates } });
  });
}

// `true` or `false`, and its only caller looks at neither.
async function settleWithRetry(exchange: Exchange, order: string): Promise<boolean> {
  for (let i = 0; i < 3; i++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await prisma.settlement.create({ data: { order } });
      await exchange.settle(order);
      return true;
    } catch (error) {
      logger.warn({ err: error, order }, 'not settled');
    }
  }
  return false;
}

export async function settleOrder(job: Job<{ order: string }>, exchange: Exchange): Promise<void> {
  await settleWithRetry(exchange, job.data.order);
  logger.info({ order: job.data.order }, 'order settled');
}

// The attempts answer instead of throwing, and the last answer is forgotten.
export async function pushSettlement(job: Job<{ order: string }>): Promise<void> {
  let retries = 5;
  while (retries-- > 0) {
//~~~~~~~~~~~~~~~~~~~~~ logged
    const response = await fetch('https://bank.example/settlements', { method: 'POST', body: job.data.order });
    if (response.ok) break;
    logger.warn({ status: response.status, retries }, 'settlement refused');
  }
}

// A lock that is lost to others every time.
async function trySave(account: string, version: number): Promise<boolean> {
  const { count } = await prisma.account.updateMany({ where: { account, version }, data: { version: version + 1 } });
  return count === 1;
}

export async function saveAccount(account: string, version: number): Promise<void> {
  let tries = 0;
  let saved = false;
  do {
//~~ silent
    saved = await trySave(account, version + tries);
    tries++;
  } while (!saved && tries < 5);
}

interface Terminal {
  call(method: string, order: string): Promise<{ status: string }>;
}

// An answer that only says whether it worked.
export async function cancelAtTerminal(terminal: Terminal, order: string): Promise<void> {
  let tries = 0;
  do {
//~~ logged
    try {
      const reply = await terminal.call('cancel', order);
      if (reply.status === 'accepted') return;
      logger.warn({ status: reply.status }, 'cancel refused');
    } catch (error) {
      logger.warn({ err: error }, 'cancel failed');
    }
    tries++;
  } while (tries < 3);
}

// The end of the function is the only answer, and nothing says that it may be one.
export async function fileReturn(exchange: Exchange, company: string) {
  for (let attempt = 1; attempt <= 5; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await exchange.settle(company);
      return await prisma.filing.create({ data: { company } });
    } catch (error) {
      logger.warn({ err: error, attempt, company }, 'attempt failed');
    }
  }
}

// What is worth another try is given up in the end.
export async function settleLater(exchange: Exchange, order: string): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt++) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    try {
      await exchange.settle(order);
      return;
    } catch (error) {
      if (!(error as { retryable: boolean }).retryable) throw error;
      logger.warn({ attempt, order }, 'attempt failed');
    }
  }
}
