import { Pool, type PoolClient } from 'pg';
import { PrismaClient } from '@prisma/client';
import type { Job } from 'bullmq';
import { pino } from 'pino';

const logger = pino({ name: 'exports' });
const pool = new Pool();
const prisma = new PrismaClient();

interface Report {
  id: string;
  rows: number;
}

// A `finally` without a return lets the failure pass.
export async function saveReport(report: Report): Promise<boolean> {
  try {
    await prisma.report.create({ data: report });
    return true;
  } finally {
    logger.debug({ report: report.id }, 'report tried');
  }
}

// Must stay quiet: cleanup and `finally` teardown.
export async function finishReport(job: Job<Report>): Promise<void> {
  const client: PoolClient = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE reports SET rows = $1 WHERE id = $2', [job.data.rows, job.data.id]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch((undo: unknown) => logger.warn({ err: undo }, 'rollback failed'));
    throw error;
  } finally {
    client.release();
  }
}

// Kept over the `finally`, and thrown from it once the rest is tidy.
export async function runExport(job: Job<Report>): Promise<void> {
  let failure: unknown;
  try {
    const rows = await prisma.row.count({ where: { report: job.data.id } });
    await prisma.report.update({ where: { id: job.data.id }, data: { rows } });
  } catch (error) {
    failure = error;
  } finally {
    logger.info({ report: job.data.id, ok: failure === undefined }, 'export ended');
    if (failure) throw failure;
  }
}
