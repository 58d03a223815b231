// strict
import { PrismaClient } from '@prisma/client';
import { Worker } from 'bullmq';

const prisma = new PrismaClient();

declare const handlers: Record<string, (data: unknown) => Promise<void>>;

// A unit that is known by its name only, and a step that failed.
export async function onDocumentUploaded(event: { documentId: string }): Promise<void> {
  const response = await fetch(`https://scanner/${event.documentId}`, { method: 'POST' });
  if (response.status >= 400) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.document.update({ where: { id: event.documentId }, data: { scanned: true } });
}

// A job of a type that nobody handles: it may be another worker's.
export const mailWorker = new Worker('mails', async (job) => {
  const handler = handlers[job.name];
  if (!handler) return;
//~~~~~~~~~~~~~ silent-drop/skipped
  await handler(job.data);
});

// A field that may be optional decides whether the last step is taken.
export const reminderWorker = new Worker<{ phone?: string; text: string }>('reminders', async (job) => {
  if (job.data.phone) {
//~~~~~~~~~~~~~~~~~~~ dropped
    await prisma.reminder.create({ data: { phone: job.data.phone, text: job.data.text } });
  }
});

// A line of a low level that does not say whose document it was.
export const scanWorker = new Worker<{ documentId: string }>('scans', async (job) => {
  const document = await prisma.document.findUnique({ where: { id: job.data.documentId } });
  if (!document) {
//~~~~~~~~~~~~~~ faint
    console.debug('nothing to scan');
    return;
  }
  await prisma.scan.create({ data: { document: document.id } });
});
