import { createWriteStream, writeFile, appendFile } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { Storage } from '@google-cloud/storage';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import { Redis } from 'ioredis';
import { catchError, from, map, mergeMap, of, throwError, type Observable } from 'rxjs';
import type { Job } from 'bullmq';
import { pino } from 'pino';

const logger = pino({ name: 'archive' });
const bucket = new Storage().bucket('archive');
const postgres = new Pool();
const prisma = new PrismaClient();

// The error rejects what the job waits for.
export async function archiveInvoice(job: Job<{ key: string; body: Buffer }>): Promise<void> {
  const upload = bucket.file(job.data.key).createWriteStream();
  await new Promise<void>((resolve, reject) => {
    upload.on('error', reject);
    upload.on('finish', resolve);
    upload.end(job.data.body);
  });
  logger.info({ key: job.data.key }, 'invoice archived');
}

// Logged, and rejected.
export async function downloadReport(job: Job<{ path: string; source: Readable }>): Promise<void> {
  const file = createWriteStream(job.data.path);
  await new Promise<void>((resolve, reject) => {
    file.on('error', (error) => {
      logger.error({ err: error }, 'report not written');
      reject(error);
    });
    file.on('finish', resolve);
    job.data.source.pipe(file);
  });
}

// Must stay quiet: the error event of a connection is a log by design, each command fails by itself.
const redis = new Redis();
redis.on('error', (error: unknown) => logger.error({ err: error }, 'redis'));

// The pipeline's callback hands the error on.
export function spoolExport(job: Job<{ path: string; source: Readable }>, done: (error: Error | null) => void): void {
  pipeline(job.data.source, createWriteStream(job.data.path), (error) => {
    if (error) logger.error({ err: error }, 'export not spooled');
    done(error ?? null);
  });
}

// The callback takes the error and passes it on.
export function spoolBatch(batch: { path: string; lines: string[] }, done: (error: Error | null) => void): void {
  writeFile(batch.path, batch.lines.join('\n'), (error) => {
    done(error);
  });
}

// Must stay quiet: a read that is given a callback loses no work.
export function readReadings(sensor: string, done: (rows: unknown[]) => void): void {
  postgres.query('SELECT value FROM readings WHERE sensor = $1', [sensor], (_: unknown, result: { rows: unknown[] }) => {
    done(result.rows);
  });
}

// The callback is the caller's own.
export function appendJournal(line: string, done: (error: Error | null) => void): void {
  appendFile('/var/lib/archive/journal.log', `${line}\n`, done);
}

// The stream fails.
export function storeReadings(readings: Observable<{ sensor: string; value: number }>): Observable<unknown> {
  return readings.pipe(
    mergeMap((reading) => from(prisma.reading.create({ data: reading }))),
    catchError((error: unknown) => throwError(() => error)),
  );
}

// The value says that it failed.
export function storeReading(reading: { sensor: string; value: number }): Observable<{ stored: boolean }> {
  return from(prisma.reading.create({ data: reading })).pipe(
    map(() => ({ stored: true })),
    catchError(() => of({ stored: false })),
  );
}

// Logged, and thrown on.
export function storeAlarm(alarm: { sensor: string }): Observable<unknown> {
  return from(prisma.alarm.create({ data: alarm })).pipe(
    catchError((error: unknown) => {
      logger.error({ err: error }, 'alarm not stored');
      throw error;
    }),
  );
}

// Must stay quiet: a lookup that may come back empty.
export function findReading(sensor: string): Observable<unknown> {
  return from(prisma.reading.findFirst({ where: { sensor } })).pipe(catchError(() => of(null)));
}

// Must stay quiet: `.catch` only keeps the process alive, the failure arrives at the second reader.
export async function storeInTime(reading: { sensor: string; value: number }, timeout: Promise<never>): Promise<unknown> {
  const stored = prisma.reading.create({ data: reading });
  stored.catch(() => {});
  return Promise.race([stored, timeout]);
}

// Must stay quiet: a missing row is an error further down.
export async function createReading(reading: { sensor: string; value: number }): Promise<{ id: string }> {
  const row = await prisma.reading.create({ data: reading }).catch((error: unknown) => logger.error(error));
  if (!row) throw new Error('the reading was not stored');
  return row;
}
