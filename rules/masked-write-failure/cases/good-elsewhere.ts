import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import { query, type Statement } from '@acme/services';

const logger = pino({ name: 'pharmacy' });
const prisma = new PrismaClient();

interface Refill {
  number: string;
  patient: string;
}

// The statement stands in a function of its own, and whoever asked is told.
async function storeRefill(refill: Refill): Promise<void> {
  await (query`INSERT INTO refill (number, patient) VALUES (${refill.number}, ${refill.patient})` as Statement);
}

export async function placeRefill(refill: Refill): Promise<{ ok: boolean }> {
  try {
    await storeRefill(refill);
  } catch (error) {
    logger.error({ err: error, refill: refill.number }, 'refill not stored');
    return { ok: false };
  }
  return { ok: true };
}

// A shift that was not closed is said not to be; a client that is closed is gone either way.
export class Shifts {
  async close(shift: string): Promise<{ closed: boolean }> {
    try {
      await prisma.shift.update({ where: { id: shift }, data: { state: 'closed' } });
    } catch (error) {
      logger.error({ err: error, shift }, 'shift not closed');
      return { closed: false };
    }
    return { closed: true };
  }
}

declare const letters: { post(to: string, text: string): Promise<void> };
declare const courier: { post(to: string, text: string): Promise<void> };

// What comes after a `try` that has returned is the second way, and not more of the same.
export async function sendNotice(to: string, text: string): Promise<string> {
  try {
    await letters.post(to, text);
    return 'letter';
  } catch (error) {
    logger.warn({ err: error, to }, 'post office did not answer');
  }
  await courier.post(to, text);
  return 'courier';
}

// The log line says who does it later.
export async function book(order: { id: string }): Promise<string> {
  try {
    await prisma.order.create({ data: order });
  } catch (error) {
    logger.warn({ err: error, order: order.id }, 'order not booked, will be retried by the nightly import');
  }
  return order.id;
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
    logger.error({ err: error, citizen }, 'registry refused the move');
    throw error;
  }
}

// What fails in the one function is not closed by the other.
export async function moveHouse(registry: Registry, requests: Requests, citizen: string, street: string): Promise<void> {
  await applyMove(registry, citizen, street);
  await requests.close(citizen, 'completed');
}

// A script says by its exit code that it failed.
void (async () => {
  try {
    await prisma.user.update({ where: { id: 'owner' }, data: { twoFactor: false } });
  } catch (error) {
    console.error('two-factor not reset', error);
    process.exitCode = 1;
  }
})();

// A count is enough where a dashboard shows it.
declare const stats: { increment(name: string): void };
export async function enrol(patient: { id: string }): Promise<string> {
  await prisma.patient.create({ data: patient });
  try {
    await prisma.consent.create({ data: { patient: patient.id } });
  } catch {
    stats.increment('enrolment.consent_lost');
  }
  return patient.id;
}

declare const broker: { publish(topic: string, body: object): Promise<void> };

// What the transaction has written is sent by the relay in any case.
export async function accept(parcel: { id: string }): Promise<void> {
  await prisma.$transaction(async (tx: PrismaClient) => {
    await tx.parcel.create({ data: parcel });
    await tx.outbox.create({ data: { topic: 'parcel.accepted', parcel: parcel.id } });
  });
  try {
    await broker.publish('parcel.accepted', parcel);
  } catch (error) {
    logger.warn({ err: error, parcel: parcel.id }, 'left to the outbox relay');
  }
}
