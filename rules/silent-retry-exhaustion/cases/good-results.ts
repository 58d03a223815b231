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

// Without a result the job fails.
export async function priceOrder(job: Job<{ order: string; pair: string }>, exchange: Exchange): Promise<void> {
  let quote: Rate | null = null;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      quote = await exchange.quote(job.data.pair);
      break;
    } catch (error) {
      logger.warn({ err: error, attempt }, 'no quote');
    }
  }
  if (!quote) throw new Error(`no quote for ${job.data.pair}`);
  await prisma.order.update({ where: { id: job.data.order }, data: { price: quote.value } });
}

// Without rates nothing is written, and the run fails.
export function scheduleRates(exchange: Exchange): void {
  cron.schedule('0 6 * * *', async () => {
    let rates: Rate[] | null = null;
    let tries = 0;
    while (tries < 3) {
      try {
        rates = await exchange.latestRates('EUR');
        break;
      } catch (error) {
        tries++;
        logger.warn({ err: error }, 'rates not available');
      }
    }
    if (rates === null) throw new Error('no rates today');
    await prisma.dailyRates.create({ data: { day: new Date(), rates } });
  });
}

// `true` or `false`, and its caller looks.
async function settleWithRetry(exchange: Exchange, order: string): Promise<boolean> {
  for (let i = 0; i < 3; i++) {
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
  if (!(await settleWithRetry(exchange, job.data.order))) throw new Error(`${job.data.order} is not settled`);
  logger.info({ order: job.data.order }, 'order settled');
}

// Another answer when there is none: the caller gets the rates of yesterday.
export async function currentRates(exchange: Exchange, yesterday: Rate[]): Promise<Rate[]> {
  for (let i = 0; i < 3; i++) {
    try {
      return await exchange.latestRates('EUR');
    } catch (error) {
      logger.warn({ err: error }, 'rates not available');
    }
  }
  return yesterday;
}

// The attempts answer instead of throwing, and the last answer fails the job.
export async function pushSettlement(job: Job<{ order: string }>): Promise<void> {
  let retries = 5;
  while (retries-- > 0) {
    const response = await fetch('https://bank.example/settlements', { method: 'POST', body: job.data.order });
    if (response.ok) return;
    logger.warn({ status: response.status, retries }, 'settlement refused');
  }
  throw new Error(`settlement of ${job.data.order} was refused`);
}

// A lock that is lost to others every time is an error.
async function trySave(account: string, version: number): Promise<boolean> {
  const { count } = await prisma.account.updateMany({ where: { account, version }, data: { version: version + 1 } });
  return count === 1;
}

export async function saveAccount(account: string, version: number): Promise<void> {
  let tries = 0;
  let saved = false;
  do {
    saved = await trySave(account, version + tries);
    tries++;
  } while (!saved && tries < 5);
  if (!saved) throw new Error(`${account} is changed by others all the time`);
}

interface Terminal {
  call(method: string, order: string): Promise<{ status: string }>;
}

// The last answer is one as well.
export async function cancelAtTerminal(terminal: Terminal, order: string): Promise<void> {
  let tries = 0;
  do {
    try {
      const reply = await terminal.call('cancel', order);
      if (reply.status === 'accepted') return;
      logger.warn({ status: reply.status }, 'cancel refused');
    } catch (error) {
      logger.warn({ err: error }, 'cancel failed');
    }
    tries++;
  } while (tries < 3);
  throw new Error(`order ${order} was not cancelled`);
}

// The type says that there may be none.
export async function fileReturn(exchange: Exchange, company: string): Promise<object | undefined> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    try {
      await exchange.settle(company);
      return await prisma.filing.create({ data: { company } });
    } catch (error) {
      logger.warn({ err: error, attempt, company }, 'attempt failed');
    }
  }
  return undefined;
}

// What is worth another try is thrown in the end.
export async function settleLater(exchange: Exchange, order: string): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    try {
      await exchange.settle(order);
      return;
    } catch (error) {
      if (!(error as { retryable: boolean }).retryable || attempt === 5) throw error;
      logger.warn({ attempt, order }, 'attempt failed');
    }
  }
}
