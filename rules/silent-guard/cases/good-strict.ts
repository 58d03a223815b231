// strict
import { PrismaClient } from '@prisma/client';
import { Worker } from 'bullmq';
import { pino } from 'pino';

const logger = pino({ name: 'documents' });
const prisma = new PrismaClient();

declare const handlers: Record<string, (data: unknown) => Promise<void>>;

// The step that failed is logged.
export async function onDocumentUploaded(event: { documentId: string }): Promise<void> {
  const response = await fetch(`https://scanner/${event.documentId}`, { method: 'POST' });
  if (response.status >= 400) {
    logger.error({ document: event.documentId, status: response.status }, 'scanner refused');
    return;
  }
  await prisma.document.update({ where: { id: event.documentId }, data: { scanned: true } });
}

// A job of a type that nobody handles fails.
export const mailWorker = new Worker('mails', async (job) => {
  const handler = handlers[job.name];
  if (!handler) throw new Error(`no handler for ${job.name}`);
  await handler(job.data);
});

// The other arm says what it left out.
export const reminderWorker = new Worker<{ phone?: string; text: string }>('reminders', async (job) => {
  if (job.data.phone) {
    await prisma.reminder.create({ data: { phone: job.data.phone, text: job.data.text } });
  } else {
    logger.info({ job: job.id }, 'no phone, no reminder');
  }
});

// A line of a low level that says which one.
export const scanWorker = new Worker<{ documentId: string }>('scans', async (job) => {
  const document = await prisma.document.findUnique({ where: { id: job.data.documentId } });
  if (!document) {
    logger.debug(`nothing to scan for ${job.data.documentId}`);
    return;
  }
  await prisma.scan.create({ data: { document: document.id } });
});
