import { createWriteStream, writeFile, appendFile } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { Storage } from '@google-cloud/storage';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import { EMPTY, catchError, from, mergeMap, of, type Observable } from 'rxjs';
import type { Job } from 'bullmq';
import { pino } from 'pino';

const logger = pino({ name: 'archive' });
const bucket = new Storage().bucket('archive');
const postgres = new Pool();
const prisma = new PrismaClient();
const noop = (): void => {};

// The only place where a stream tells that it could not write.
export async function archiveInvoice(job: Job<{ key: string; body: Buffer }>): Promise<void> {
  const upload = bucket.file(job.data.key).createWriteStream();
  upload.on('error', () => {});
  //     ~~ silent
  upload.end(job.data.body);
  logger.info({ key: job.data.key }, 'invoice archived');
}

// Logged, and resolved as if it were there.
export async function downloadReport(job: Job<{ path: string; source: Readable }>): Promise<void> {
  const file = createWriteStream(job.data.path);
  await new Promise<void>((resolve) => {
    file.on('error', (error) => {
    //   ~~ logged
      logger.error({ err: error }, 'report not written');
      resolve();
    });
    file.on('finish', resolve);
    job.data.source.pipe(file);
  });
}

// Behind a pipe.
export function copyUpload(job: Job<{ key: string; source: Readable }>): void {
  job.data.source.pipe(bucket.file(job.data.key).createWriteStream()).on('error', console.error);
  //                                                                  ~~ logged
}

// A pipeline's callback.
export async function spoolExport(job: Job<{ path: string; source: Readable }>): Promise<void> {
  pipeline(job.data.source, createWriteStream(job.data.path), (error) => {
    if (error) logger.error({ err: error }, 'export not spooled');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
  });
}

// A callback that takes no error at all.
export function spoolBatch(batch: { path: string; lines: string[] }, done: (result: { spooled: boolean }) => void): void {
  writeFile(batch.path, batch.lines.join('\n'), () => {
  //                                            ~~~~~~~ silent
    done({ spooled: true });
  });
}

// A callback that skips it.
export function insertReading(reading: { sensor: string; value: number }, done: (result: { saved: boolean }) => void): void {
  postgres.query('INSERT INTO readings (sensor, value) VALUES ($1, $2)', [reading.sensor, reading.value], (_: unknown) => {
  //                                                                                                      ~~~~~~~~~~~~~~~~~ silent
    done({ saved: true });
  });
}

// A callback of no effect.
export function appendJournal(line: string): void {
  appendFile('/var/lib/archive/journal.log', `${line}\n`, noop);
}

// The stream ends as if nothing had been to do.
export function storeReadings(readings: Observable<{ sensor: string; value: number }>): Observable<unknown> {
  return readings.pipe(
    mergeMap((reading) => from(prisma.reading.create({ data: reading }))),
    catchError(() => EMPTY),
 // ~~~~~~~~~~ silent
  );
}

// One value in place of the failure.
export function storeReading(reading: { sensor: string; value: number }): Observable<unknown> {
  return from(prisma.reading.create({ data: reading })).pipe(catchError(() => of(null)));
  //                                                         ~~~~~~~~~~ silent
}

// Logged on the way.
export function storeAlarm(alarm: { sensor: string }): Observable<unknown> {
  return from(prisma.alarm.create({ data: alarm })).pipe(
    catchError((error: unknown) => {
 // ~~~~~~~~~~ logged
      logger.error({ err: error }, 'alarm not stored');
      return EMPTY;
    }),
  );
}
