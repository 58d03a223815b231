import type { Job } from 'bullmq';
import { pino } from 'pino';
import { Redis } from 'ioredis';
import { PrismaClient } from '@prisma/client';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';

const logger = pino({ name: 'quiet' });
const redis = new Redis();
const prisma = new PrismaClient();
const mirrors = [new S3Client({ region: 'eu-west-1' }), new S3Client({ region: 'us-east-1' })];

interface Plugin {
  name: string;
  close(): Promise<void>;
}

// A cache that is filled again by whoever needs it.
export async function warmCache(products: readonly { id: string }[]): Promise<void> {
  for (const product of products) {
    try {
      await redis.set(`product:${product.id}`, JSON.stringify(product));
    } catch (error) {
      logger.warn({ err: error }, 'not cached');
    }
  }
}

// Shutting down: nobody is there to hear of it.
export async function shutdown(plugins: readonly Plugin[]): Promise<void> {
  for (const plugin of plugins) {
    try {
      await plugin.close();
    } catch (error) {
      logger.error({ err: error, plugin: plugin.name }, 'did not close');
    }
  }
}

// One place is enough: the next is tried when one fails, and in the end it throws.
export async function storeReport(job: Job<{ id: string; body: string }>): Promise<void> {
  for (const mirror of mirrors) {
    try {
      await mirror.send(new PutObjectCommand({ Bucket: 'reports', Key: job.data.id, Body: job.data.body }));
      return;
    } catch (error) {
      logger.warn({ err: error }, 'mirror refused, trying the next');
    }
  }
  throw new Error(`no mirror took report ${job.data.id}`);
}

// A worker that looks for due rows again and again: what fails is due again.
export async function runWorker(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = await prisma.reminder.findMany({ where: { sentAt: null } });
    for (const reminder of due) {
      try {
        await prisma.reminder.update({ where: { id: reminder.id }, data: { sentAt: new Date() } });
      } catch (error) {
        // is picked up again on the next run, because sentAt is still empty
        logger.warn({ err: error }, 'reminder not sent');
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
}

// Old files: what is left over goes with the next run.
export async function cleanupExports(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      await prisma.exportFile.delete({ where: { id } });
    } catch (error) {
      logger.warn({ err: error, id }, 'file not removed');
    }
  }
}
