import { mkdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { PrismaClient } from '@prisma/client';
import { Redis } from 'ioredis';
import { Worker, type Job } from 'bullmq';
import { Hono } from 'hono';
import express, { type Request, type Response } from 'express';
import { pino } from 'pino';
import { err, ok, type Result } from 'neverthrow';
import * as Sentry from '@sentry/node';

declare const telemetry: { send(event: string, fields: object): Promise<void> };
declare const mailer: { sendMail(mail: { to: string; subject: string }): Promise<void> };

const logger = pino({ name: 'library' });
const prisma = new PrismaClient();
const redis = new Redis();
const app = express();
const hono = new Hono();

interface Book {
  id: string;
  title: string;
}

// Must stay quiet: ENOENT and other expected error codes.
export async function removeCover(book: Book): Promise<void> {
  try {
    await unlink(`/covers/${book.id}.png`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

// Must stay quiet: parse fallback in pure code.
export function readTags(text: string): string[] {
  try {
    return JSON.parse(text) as string[];
  } catch {
    return text.split(',');
  }
}

// Must stay quiet: feature detection.
export async function hasSharp(): Promise<boolean> {
  try {
    await import('node:sea');
    return true;
  } catch {
    return false;
  }
}

// Must stay quiet: cleanup of what the work left behind.
export async function renderCover(job: Job<Book>): Promise<void> {
  const folder = `/tmp/${job.id}`;
  await mkdir(folder, { recursive: true });
  try {
    await prisma.cover.create({ data: { book: job.data.id, bytes: await readFile(`${folder}/cover.png`) } });
  } finally {
    await rm(folder, { recursive: true }).catch((error: unknown) => logger.warn({ err: error }, 'folder stays'));
  }
}

// Must stay quiet: cache writes.
export const titleWorker = new Worker<Book>('titles', async (job) => {
  await prisma.book.update({ where: { id: job.data.id }, data: { title: job.data.title } });
  try {
    await redis.set(`book:${job.data.id}`, JSON.stringify(job.data), 'EX', 300);
  } catch (error) {
    logger.warn({ err: error }, 'book not cached');
  }
});

// Must stay quiet: telemetry's own failure.
export async function onBookLent(event: { book: Book }): Promise<void> {
  await prisma.loan.create({ data: { book: event.book.id } });
  await telemetry.send('book_lent', { book: event.book.id }).catch(() => {});
}

// Must stay quiet: AbortError.
export async function storeSummary(job: Job<Book>, signal: AbortSignal): Promise<void> {
  try {
    const answer = await fetch('https://summaries/', { method: 'POST', body: job.data.title, signal });
    await writeFile(`/summaries/${job.data.id}.txt`, await answer.text(), { signal });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return;
    throw error;
  }
}

// Must stay quiet: `Result.fail`/`Err` returned.
export async function lendBook(bookId: string): Promise<Result<string, Error>> {
  try {
    const loan = await prisma.loan.create({ data: { bookId } });
    return ok(loan.id);
  } catch (error) {
    logger.error({ err: error }, 'loan failed');
    return err(error as Error);
  }
}

// Must stay quiet: error-on-the-error-path.
export async function returnBook(job: Job<Book>): Promise<void> {
  try {
    await prisma.loan.delete({ where: { book: job.data.id } });
  } catch (error) {
    await prisma.problem.create({ data: { book: job.data.id } }).catch((second: unknown) => logger.error({ err: second }, 'not noted'));
    throw error;
  }
}

// Must stay quiet: a response already sent.
app.post('/books', async (request: Request, response: Response) => {
  try {
    const book = await prisma.book.create({ data: request.body });
    response.status(201).json(book);
  } catch (error) {
    logger.error({ err: error }, 'book not created');
    if (!response.headersSent) response.status(500).json({ message: 'try again' });
  }
});

// The same with Hono, whose status is the second argument.
hono.post('/books', async (c: { req: { json(): Promise<Book> }; json(body: object, status?: number): unknown }) => {
  try {
    await prisma.book.create({ data: await c.req.json() });
  } catch (error) {
    Sentry.captureException(error);
    return c.json({ message: 'try again' }, 500);
  }
  return c.json({ created: true }, 201);
});

// Must stay quiet: a follow-up of a write that worked, whose loss a comment explains.
export async function onMemberJoined(event: { email: string }): Promise<void> {
  await prisma.member.create({ data: event });
  try {
    await mailer.sendMail({ to: event.email, subject: 'Welcome' });
  } catch (error) {
    // Best effort: the member can ask for the mail again on the login page.
    logger.info({ err: error }, 'welcome mail not sent');
  }
}

// Stated by a tag: this table is rebuilt every night.
export async function onShelfChanged(event: { shelf: string; book: string }): Promise<void> {
  await prisma.book.update({ where: { id: event.book }, data: { shelf: event.shelf } });
  try {
    // @bestEffort
    await prisma.shelfCount.update({ where: { shelf: event.shelf }, data: { books: { increment: 1 } } });
  } catch (error) {
    logger.warn({ err: error }, 'shelf count is off until tonight');
  }
}

// A read whose failure has a default.
export async function coverSize(book: Book): Promise<number> {
  try {
    return (await stat(`/covers/${book.id}.png`)).size;
  } catch (error) {
    logger.debug({ err: error }, 'no cover');
    return 0;
  }
}
