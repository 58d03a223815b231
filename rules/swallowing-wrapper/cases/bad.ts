// strict
import { PrismaClient } from '@prisma/client';
import { Kafka } from 'kafkajs';
import type { Job } from 'bullmq';
import { pino } from 'pino';

const logger = pino({ name: 'licences' });
const prisma = new PrismaClient();
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();

interface Licence {
  key: string;
  seats: number;
}

// Runs a callback, and gives nothing when it fails.
async function safely<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error }, 'failed');
    return undefined;
  }
}

export async function activateLicence(job: Job<Licence>): Promise<void> {
  await safely(() => prisma.licence.create({ data: job.data }));
  logger.info({ key: job.data.key }, 'licence activated');
}

// Waits for a promise, and forgets its failure.
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => null);
//                                                                 ~~~~~ silent

export async function extendLicence(job: Job<Licence>): Promise<void> {
  await quietly(prisma.licence.update({ where: { key: job.data.key }, data: { seats: job.data.seats } }));
  logger.info({ key: job.data.key }, 'licence extended');
}

// Awaits a promise in a try.
async function attemptQuietly(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch {
 // ~~~~~ silent
    return null;
  }
}

export async function publishLicence(job: Job<Licence>): Promise<void> {
  await attemptQuietly(producer.send({ topic: 'licences', messages: [{ value: JSON.stringify(job.data) }] }));
}

// Says `null`, and this caller does not look.
async function saveOrNull(licence: Licence): Promise<Licence | null> {
  try {
    return await prisma.licence.upsert({ where: { key: licence.key }, create: licence, update: licence });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.warn({ err: error }, 'licence not saved');
    return null;
  }
}

export async function syncLicence(licence: Licence): Promise<void> {
  await saveOrNull(licence);
  logger.info({ key: licence.key }, 'licence synced');
}

// Says `false`.
async function tryInsert(licence: Licence): Promise<boolean> {
  try {
    await prisma.licence.create({ data: licence });
    return true;
  } catch {
 // ~~~~~ silent
    return false;
  }
}

export async function importLicence(licence: Licence): Promise<{ imported: boolean }> {
  await tryInsert(licence);
  return { imported: true };
}

// A method.
export class LicenceService {
  async revoke(job: Job<Licence>): Promise<{ success: boolean }> {
    await this.guarded(() => prisma.licence.update({ where: { key: job.data.key }, data: { revoked: true } }));
    return { success: true };
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'guarded call failed');
      return null;
    }
  }
}

// Makes a function that never fails.
const neverFails =
  <Input>(work: (input: Input) => Promise<unknown>) =>
  async (input: Input): Promise<void> => {
    try {
      await work(input);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error }, 'failed');
    }
  };

export const onLicenceSold = neverFails(async (licence: Licence) => {
  await prisma.licence.create({ data: licence });
});

interface Graph {
  execute(statement: string, parameters: object): Promise<{ records: readonly object[] }>;
}

// Reads and writes by the same method: most errors are answered with nothing, and one caller wrote.
async function runStatement(graph: Graph, statement: string, parameters: object): Promise<readonly object[] | undefined> {
  try {
    const { records } = await graph.execute(statement, parameters);
    return records;
  } catch (error) {
 // ~~~~~~~~~~~~~ silent
    if (error instanceof TypeError) throw new Error('statement cannot be sent', { cause: error });
  }
  return undefined;
}

export async function linkLicence(graph: Graph, licence: Licence): Promise<void> {
  await runStatement(graph, 'MATCH (o:Owner) MERGE (o)-[:HAS]->(:Licence {key: $key})', licence);
}
