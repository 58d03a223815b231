// settings: {"writes": ["ledgerClient.book"], "requiredReport": "counted"}
import type { Job } from 'bullmq';
import { pino } from 'pino';

declare const ledgerClient: { book(entry: { account: string; amount: number }): Promise<void> };

const logger = pino({ name: 'ledger' });

// The project's own write, by its name.
export async function bookEntry(job: Job<{ account: string; amount: number }>): Promise<void> {
  try {
    await ledgerClient.book(job.data);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'entry not booked');
  }
}
