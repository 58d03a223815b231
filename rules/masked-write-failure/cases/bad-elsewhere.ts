import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import { query, type Statement } from '@acme/services';

const logger = pino({ name: 'pharmacy' });
const prisma = new PrismaClient();

interface Refill {
  number: string;
  patient: string;
}

// The statement stands in a function of its own, and whatever its tag is called.
async function storeRefill(refill: Refill): Promise<void> {
  await (query`INSERT INTO refill (number, patient) VALUES (${refill.number}, ${refill.patient})` as Statement);
}

export async function placeRefill(refill: Refill): Promise<{ ok: boolean }> {
  try {
    await storeRefill(refill);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, refill: refill.number }, 'refill not stored');
  }
  return { ok: true };
}

// A shift that is closed is no shutdown.
export class Shifts {
  async close(shift: string): Promise<{ closed: boolean }> {
    try {
      await prisma.shift.update({ where: { id: shift }, data: { state: 'closed' } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      logger.error({ err: error, shift }, 'shift not closed');
    }
    return { closed: true };
  }
}

interface Registry {
  recordMove(citizen: string, street: string): Promise<void>;
}

interface Requests {
  close(id: string, state: string): Promise<void>;
}

async function applyMove(registry: Registry, citizen: string, street: string): Promise<void> {
  try {
    await registry.recordMove(citizen, street);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.error({ err: error, citizen }, 'registry refused the move');
  }
}

// The one function keeps the failure, and the other says that it is done.
export async function moveHouse(registry: Registry, requests: Requests, citizen: string, street: string): Promise<void> {
  await applyMove(registry, citizen, street);
  await requests.close(citizen, 'completed');
}

// A script ends with exit code 0 where nothing else is said.
void (async () => {
  try {
    await prisma.user.update({ where: { id: 'owner' }, data: { twoFactor: false } });
    process.exit(0);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    console.error('two-factor not reset', error);
  }
})();

// A consent that is dropped without a trace after the patient is enrolled.
export async function enrol(patient: { id: string }): Promise<string> {
  await prisma.patient.create({ data: patient });
  try {
    await prisma.consent.create({ data: { patient: patient.id } });
  } catch {
 // ~~~~~ silent
  }
  return patient.id;
}

// A missing value is stored like any other.
export async function closePeriod(subscription: string): Promise<void> {
  let invoice: string | undefined;
  try {
    invoice = (await prisma.invoice.create({ data: { subscription } })).id;
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    logger.warn({ err: error, subscription }, 'invoice not created');
  }
  await prisma.subscription.update({ where: { id: subscription }, data: { lastInvoice: invoice } });
}
