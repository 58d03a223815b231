// strict
import bunyan from 'bunyan';
import fastify from 'fastify';
import { Queue, Worker } from 'bullmq';
import { pino } from 'pino';

interface Parcel {
  id: string;
  customer: string;
}

declare function renderLabel(parcel: Parcel): Promise<{ pages: number; print(): Promise<void> }>;

declare const carrier: {
  announce(parcel: Parcel): Promise<object>;
  subscribe(id: string): Promise<object>;
  callPickup(parcel: Parcel): Promise<object>;
  fetchEstimate(parcel: Parcel): Promise<number>;
  weigh(parcel: Parcel): Promise<number>;
  insure(parcel: Parcel): Promise<object>;
};

const logger = pino({ name: 'shipping' });
const labels = new Queue('labels');
const server = fastify();
const audit = bunyan.createLogger({ name: 'shipping-audit' });

// pino takes the object first: the error is thrown away.
export const worker = new Worker<Parcel>('labels', async (job) => ({ pages: (await renderLabel(job.data)).pages }));
worker.on('failed', (_job, error) => logger.error('label failed', error as never));
//                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded

// The same in a catch whose caller hears nothing.
export async function printLabel(parcel: Parcel): Promise<void> {
  try {
    const label = await renderLabel(parcel);
    await label.print();
  } catch (error) {
    logger.error('label was not printed', error as never);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }
}

// A child logger is a pino logger too, and the error's text is lost as well.
const events = logger.child({ component: 'events' });
export async function announce(parcel: Parcel): Promise<void> {
  try {
    const receipt = await carrier.announce(parcel);
    events.info({ receipt }, 'announced');
  } catch (error) {
    events.warn('not announced', (error as Error).message as never);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }
}

// bunyan is object-first as well.
export function track(parcel: Parcel): Promise<unknown> {
  return carrier.subscribe(parcel.id).catch((error: unknown) => {
    audit.error('tracking was not subscribed', error);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  });
}

// Fastify's logger is pino.
server.post('/labels', async (request: { body: Parcel }, reply: { send(body: object): Promise<void> }) => {
  try {
    const label = await renderLabel(request.body);
    return await reply.send({ pages: label.pages });
  } catch (error) {
    server.log.error('label request failed', error);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
    return reply;
  }
});

// Only at debug level.
export async function book(parcel: Parcel): Promise<void> {
  try {
    const booking = await carrier.callPickup(parcel);
    logger.info({ booking }, 'pickup booked');
  } catch (error) {
    logger.debug({ err: error, parcel: parcel.id }, 'pickup not booked');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ low
  }
}

// Neither the error nor the parcel.
export async function weigh(parcel: Parcel): Promise<void> {
  try {
    const weight = await carrier.weigh(parcel);
    logger.info({ weight }, 'weighed');
  } catch (error) {
    logger.error('parcel could not be weighed');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ empty
  }
}

// Without a binding there is nothing to hand over.
export async function insure(parcel: Parcel): Promise<void> {
  try {
    const policy = await carrier.insure(parcel);
    logger.info({ policy }, 'insured');
  } catch {
    console.error('insurance failed');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ empty
  }
}

// In a promise chain.
export function notify(parcel: Parcel): Promise<unknown> {
  return carrier.subscribe(parcel.customer).catch(() => {
    console.warn('customer was not told');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ empty
  });
}

export { labels };
