import { captureException } from '@sentry/node';
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

// What the library rejects with fails the job.
export async function storeLead(job: Job<Lead>): Promise<void> {
  try {
    await pRetry(() => prisma.lead.create({ data: job.data }), { retries: 4 });
  } catch (error) {
    logger.error({ err: error, lead: job.data.id }, 'lead not stored');
    throw error;
  }
}

// An alert at the end of the chain.
export async function updateLead(job: Job<Lead>): Promise<void> {
  await retry(async () => {
    await prisma.lead.update({ where: { id: job.data.id }, data: { mail: job.data.mail } });
  }).catch((error: unknown) => captureException(error));
}

// The answer says which it was.
export async function mergeLeads(event: { from: string; to: string }): Promise<{ ok: boolean }> {
  try {
    await backOff(() => prisma.lead.update({ where: { id: event.from }, data: { mergedInto: event.to } }));
  } catch {
    return { ok: false };
  }
  return { ok: true };
}

// When none are left, it throws.
export async function sendLead(lead: Lead, attemptsLeft = 3): Promise<void> {
  if (attemptsLeft === 0) throw new Error(`lead ${lead.id} was not sent`);
  try {
    await prisma.outbox.create({ data: lead });
  } catch (error) {
    logger.warn({ err: error, attemptsLeft }, 'lead not sent');
    await sendLead(lead, attemptsLeft - 1);
  }
}

// Counts upwards, and throws at the end.
export class LeadMirror {
  private readonly ledger: LedgerClient;

  constructor(ledger: LedgerClient) {
    this.ledger = ledger;
  }

  async append(lead: Lead, attempt = 1): Promise<void> {
    try {
      await this.ledger.appendEntry({ id: lead.id });
    } catch (error) {
      if (attempt < 5) {
        await new Promise((resolve) => setTimeout(resolve, attempt * 100));
        return this.append(lead, attempt + 1);
      }
      throw error;
    }
  }
}

// The last failure becomes a row that somebody works through.
export async function publishLead(lead: Lead, retries = 0): Promise<void> {
  try {
    await prisma.publication.create({ data: { lead: lead.id } });
  } catch (error) {
    if (retries >= 3) {
      await prisma.failedPublication.create({ data: { lead: lead.id, reason: String(error) } });
      return;
    }
    setTimeout(() => void publishLead(lead, retries + 1), 1000);
  }
}
