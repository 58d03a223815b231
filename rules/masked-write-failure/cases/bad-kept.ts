import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino({ name: 'tenants' });
const prisma = new PrismaClient();

declare function commit(request: object): Promise<void>;
declare function undo(request: object): Promise<void>;

class Refused extends Error {}

// Only one kind of failure is thrown on; all others end in "moved".
export async function moveTenant(id: string, region: string): Promise<{ moved: boolean }> {
  try {
    await prisma.tenant.update({ where: { id }, data: { region } });
    await commit({ id });
  } catch (error) {
 // ~~~~~~~~~~~~~ silent
    await undo({ id });
    if (error instanceof Refused) {
      throw new Error(error.message);
    }
  }
  return { moved: true };
}

// What is called throws on what it logs.
export async function closeTenant(id: string): Promise<{ closed: boolean }> {
  try {
    await archive(id);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, id }, 'tenant not archived');
  }
  return { closed: true };
}

async function archive(id: string): Promise<void> {
  await prisma.archive.create({ data: { tenant: id } });
}

// A record of the work, not a lock.
export async function openTenant(id: string): Promise<{ opened: boolean }> {
  try {
    await prisma.tenant.create({ data: { id } });
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, id }, 'tenant not created');
  }
  return { opened: true };
}
