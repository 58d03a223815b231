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

// Runs a callback, logs, and throws on.
async function logged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logger.error({ err: error }, 'failed');
    throw error;
  }
}

export async function activateLicence(job: Job<Licence>): Promise<void> {
  await logged(() => prisma.licence.create({ data: job.data }));
  logger.info({ key: job.data.key }, 'licence activated');
}

// The result is looked at.
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => null);

export async function extendLicence(job: Job<Licence>): Promise<void> {
  const extended = await quietly(prisma.licence.update({ where: { key: job.data.key }, data: { seats: job.data.seats } }));
  if (extended === null) throw new Error('licence was not extended');
}

// Must stay quiet: a lookup may come back empty.
async function attemptQuietly(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch {
    return null;
  }
}

export async function publishLicence(job: Job<Licence>): Promise<void> {
  const known = await attemptQuietly(prisma.licence.findUnique({ where: { key: job.data.key } }));
  await producer.send({ topic: 'licences', messages: [{ value: JSON.stringify({ ...job.data, known }) }] });
}

// Says `null`, and the caller looks.
async function saveOrNull(licence: Licence): Promise<Licence | null> {
  try {
    return await prisma.licence.upsert({ where: { key: licence.key }, create: licence, update: licence });
  } catch (error) {
    logger.warn({ err: error }, 'licence not saved');
    return null;
  }
}

export async function syncLicence(licence: Licence): Promise<void> {
  const saved = await saveOrNull(licence);
  if (!saved) throw new Error('licence was not synced');
}

// Says `false`, and the caller hands that on.
async function tryInsert(licence: Licence): Promise<boolean> {
  try {
    await prisma.licence.create({ data: licence });
    return true;
  } catch {
    return false;
  }
}

export async function importLicence(licence: Licence): Promise<{ imported: boolean }> {
  return { imported: await tryInsert(licence) };
}

// A method that gives a result which is read.
export class LicenceService {
  async revoke(job: Job<Licence>): Promise<{ success: boolean }> {
    const revoked = await this.guarded(() => prisma.licence.update({ where: { key: job.data.key }, data: { revoked: true } }));
    return { success: revoked !== null };
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      logger.error({ err: error }, 'guarded call failed');
      return null;
    }
  }
}

// Makes a function that fails with a better message.
const explained =
  <Input>(work: (input: Input) => Promise<unknown>) =>
  async (input: Input): Promise<void> => {
    try {
      await work(input);
    } catch (error) {
      throw new Error('could not be done', { cause: error });
    }
  };

export const onLicenceSold = explained(async (licence: Licence) => {
  await prisma.licence.create({ data: licence });
});

interface Graph {
  execute(statement: string, parameters: object): Promise<{ records: readonly object[] }>;
}

// The same, and its only caller reads what it is given.
async function runStatement(graph: Graph, statement: string, parameters: object): Promise<readonly object[] | undefined> {
  try {
    const { records } = await graph.execute(statement, parameters);
    return records;
  } catch (error) {
    if (error instanceof TypeError) throw new Error('statement cannot be sent', { cause: error });
  }
  return undefined;
}

export async function licencesOf(graph: Graph, owner: string): Promise<readonly object[]> {
  const records = await runStatement(graph, 'MATCH (:Owner {id: $owner})-[:HAS]->(l) RETURN l', { owner });
  if (!records) throw new Error('licences could not be read');
  return records;
}
