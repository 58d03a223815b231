import type { Job } from 'bullmq';
import { pino } from 'pino';
import pRetry from 'p-retry';
import retry from 'async-retry';
import { backOff } from 'exponential-backoff';
import { PrismaClient } from '@prisma/client';

const logger = pino({ name: 'partners' });
const prisma = new PrismaClient();

interface Lead {
  id: string;
  mail: string;
}

interface LedgerClient {
  appendEntry(entry: { id: string }): Promise<void>;
}

// The library rejects after its last attempt, and the handler keeps that to itself.
export async function storeLead(job: Job<Lead>): Promise<void> {
  try {
    await pRetry(() => prisma.lead.create({ data: job.data }), { retries: 4 });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, lead: job.data.id }, 'lead not stored');
  }
}

// The same with a handler in the chain.
export async function updateLead(job: Job<Lead>): Promise<void> {
  await retry(async () => {
    await prisma.lead.update({ where: { id: job.data.id }, data: { mail: job.data.mail } });
  }).catch((error: unknown) => logger.warn({ err: error }, 'lead not updated'));
  // ~~~~~ logged
  logger.info('lead updated');
}

// Nothing at all is said.
export async function mergeLeads(event: { from: string; to: string }): Promise<{ ok: boolean }> {
  try {
    await backOff(() => prisma.lead.update({ where: { id: event.from }, data: { mergedInto: event.to } }));
  } catch {
 // ~~~~~ silent
    // tried often enough
  }
  return { ok: true };
}

// A function that calls itself, until none are left.
export async function sendLead(lead: Lead, attemptsLeft = 3): Promise<void> {
  if (attemptsLeft === 0) return;
//~~~~~~~~~~~~~~~~~~~~~~~ logged
  try {
    await prisma.outbox.create({ data: lead });
  } catch (error) {
    logger.warn({ err: error, attemptsLeft }, 'lead not sent');
    await sendLead(lead, attemptsLeft - 1);
  }
}

// Counts upwards, and logs at the end.
export class LeadMirror {
  private readonly ledger: LedgerClient;

  constructor(ledger: LedgerClient) {
    this.ledger = ledger;
  }

  async append(lead: Lead, attempt = 1): Promise<void> {
    try {
      await this.ledger.appendEntry({ id: lead.id });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      if (attempt < 5) {
        await new Promise((resolve) => setTimeout(resolve, attempt * 100));
        return this.append(lead, attempt + 1);
      }
      logger.error({ err: error, lead: lead.id }, 'gave up on the ledger');
    }
  }
}

// A timer tries again, so that nobody is there to hear the last failure.
export async function publishLead(lead: Lead, retries = 0): Promise<void> {
  try {
    await prisma.publication.create({ data: { lead: lead.id } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    if (retries >= 3) {
      logger.error({ err: error }, 'publication dropped');
      return;
    }
    setTimeout(() => void publishLead(lead, retries + 1), 1000);
  }
}
