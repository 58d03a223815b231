import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino({ name: 'tenants' });
const prisma = new PrismaClient();

declare function commit(request: object): Promise<void>;
declare function undo(request: object): Promise<void>;

// `instanceof Error` holds for all that is thrown: nothing is left that could end in "moved".
export async function moveTenant(id: string, region: string): Promise<{ moved: boolean }> {
  try {
    await prisma.tenant.update({ where: { id }, data: { region } });
    await commit({ id });
  } catch (error) {
    await undo({ id });
    if (error instanceof Error) {
      throw new Error(error.message);
    }
  }
  return { moved: true };
}

// What is called keeps its failures to itself, in a handler of its own: this one never runs.
export async function closeTenant(id: string): Promise<void> {
  try {
    await sweep(id);
  } catch (error) {
    logger.error({ err: error, id }, 'tenant not swept');
  }
}

async function sweep(id: string): Promise<void> {
  try {
    const left = await prisma.visit.findMany({ where: { tenant: id } });
    await Promise.all(left.map((visit: { id: string }) => prisma.visit.delete({ where: { id: visit.id } })));
  } catch (error) {
    metrics.increment('sweep.failed');
    logger.error({ err: error, id }, 'sweep ended early');
  }
}

declare const metrics: { increment(name: string): void };

// Must stay quiet: a lock that is not released runs out by itself.
export async function openTenant(id: string, locks: { acquireLock(key: string): Promise<boolean> }): Promise<void> {
  if (!(await locks.acquireLock(id))) return;
  await prisma.tenant.create({ data: { id } });
  try {
    await releaseLock(id);
  } catch (error) {
    logger.error({ err: error, id }, 'lock not released');
  }
}

async function releaseLock(id: string): Promise<void> {
  await prisma.entry.upsert({ where: { id }, create: { id, held: false }, update: { held: false } });
}

// What fails in the helper goes to its callback: this handler hears of bad arguments at most.
export function keepPhoto(id: string): void {
  try {
    saveFile(id, (result) => {
      if (result.error) logger.error({ id, reason: result.error }, 'photo not kept');
    });
  } catch (error) {
    logger.error({ err: error }, 'photo not kept');
  }
}

function saveFile(id: string, done: (result: { error?: Error }) => void): void {
  void prisma.photo
    .create({ data: { id } })
    .then(() => done({}))
    .catch((error: Error) => done({ error }));
}

// Must stay quiet: the handler is around the winding up of a timer; what fails when it rings has a handler of its own.
export function renew(task: { id: string }): void {
  try {
    keepAlive(task);
  } catch (error) {
    logger.error({ err: error, id: task.id }, 'task not kept alive');
  }
}

function keepAlive(task: { id: string }): void {
  setTimeout(() => {
    prisma.task
      .update({ where: { id: task.id }, data: { locked: true } })
      .then(() => keepAlive(task))
      .catch((error: Error) => metrics.increment(`task.lost.${error.name}`));
  }, 30_000);
}

declare const themes: { install(name: string): Promise<{ name: string }>; activate(name: string): Promise<void> };

// The comment says what happens instead.
export async function dress(tenant: string, theme: string): Promise<string> {
  try {
    const installed = await themes.install(theme);
    await themes.activate(installed.name);
    await prisma.tenant.update({ where: { id: tenant }, data: { theme } });
  } catch (error) {
    // Falls back to the default theme, as the setting is the last step
    logger.warn({ err: error, theme }, 'theme not installed');
  }
  return tenant;
}
