// settings: {"writes": ["ledgerClient.book"], "bestEffort": ["searchMirror.put"], "alerts": ["wakeSomebody"]}
import type { Job } from 'bullmq';
import { pino } from 'pino';

declare const ledgerClient: { book(entry: { account: string; amount: number }): Promise<void> };
declare const searchMirror: { put(entry: object): Promise<void> };
declare function wakeSomebody(error: unknown): void;

const logger = pino({ name: 'ledger' });

// The project's own alarm and its own best-effort write, by their names.
export async function bookEntry(job: Job<{ account: string; amount: number }>): Promise<void> {
  try {
    await ledgerClient.book(job.data);
  } catch (error) {
    wakeSomebody(error);
  }
  await searchMirror.put(job.data).catch((error: unknown) => logger.warn({ err: error }, 'mirror is behind'));
}
