import { pino } from 'pino';
import { Pool } from 'pg';

const logger = pino({ name: 'flows' });
const pool = new Pool();

interface Flow {
  id: string;
  cron: string;
}

declare function scheduleSynchronizedJob(id: string, cron: string, work: () => Promise<void>): void;

// The flows that did not run are told.
export async function runAll(flows: readonly Flow[]): Promise<{ ran: boolean; failed: readonly string[] }> {
  const failed: string[] = [];
  for (const flow of flows) {
    try {
      await pool.query('INSERT INTO runs (flow) VALUES ($1)', [flow.id]);
    } catch (error) {
      logger.error(error);
      failed.push(flow.id);
    }
  }
  return { ran: failed.length === 0, failed };
}

// Must stay quiet: the loop only plans. What runs later is no part of a batch, and a scheduler hears no throw.
export function load(flows: readonly Flow[]): void {
  for (const flow of flows) {
    scheduleSynchronizedJob(flow.id, flow.cron, async () => {
      try {
        await pool.query('INSERT INTO runs (flow) VALUES ($1)', [flow.id]);
      } catch (error) {
        logger.error(error);
      }
    });
  }
}

// The failure is answered; what is left lying about after it is not the news.
export async function queueAll(paths: readonly string[], unlink: (path: string) => Promise<void>, next: (err?: unknown) => void): Promise<void> {
  try {
    for (const path of paths) await pool.query('INSERT INTO queued (path) VALUES ($1)', [path]);
  } catch (err) {
    for (const path of paths) {
      await pool.query('DELETE FROM queued WHERE path = $1', [path]).catch(() => {});
      await unlink(path).catch(() => {});
    }
    next(err);
    return;
  }
  next();
}
