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

// A return in `finally` throws the pending failure away.
export async function saveReport(report: Report): Promise<boolean> {
  try {
    await prisma.report.create({ data: report });
  } finally {
  //        ~ silent
    return true;
  }
}

// Rolled back, released, and reported as done.
export async function finishReport(job: Job<Report>): Promise<void> {
  const client: PoolClient = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE reports SET rows = $1 WHERE id = $2', [job.data.rows, job.data.id]);
    await client.query('COMMIT');
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    await client.query('ROLLBACK');
    logger.error({ err: error, report: job.data.id }, 'report not finished');
  } finally {
    client.release();
  }
}

// The catch stands around the whole job, and the log line says "completed" behind it.
export async function runExport(job: Job<Report>): Promise<void> {
  const started = Date.now();
  try {
    const rows = await prisma.row.count({ where: { report: job.data.id } });
    await prisma.report.update({ where: { id: job.data.id }, data: { rows } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error(error);
  } finally {
    logger.info({ ms: Date.now() - started }, 'export completed');
  }
}
