// strict
import bunyan from 'bunyan';
import fastify from 'fastify';
import { Queue, Worker } from 'bullmq';
import { pino } from 'pino';
import winston from 'winston';

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
const texts = winston.createLogger();

// The object first.
export const worker = new Worker<Parcel>('labels', async (job) => ({ pages: (await renderLabel(job.data)).pages }));
worker.on('failed', (job, error) => logger.error({ err: error, job: job?.id }, 'label failed'));

// A placeholder takes what follows the text.
export async function printLabel(parcel: Parcel): Promise<void> {
  try {
    const label = await renderLabel(parcel);
    await label.print();
  } catch (error) {
    logger.error('label was not printed: %o', error as Error);
    throw error;
  }
}

// The error stands in the text.
const events = logger.child({ component: 'events' });
export async function announce(parcel: Parcel): Promise<void> {
  try {
    const receipt = await carrier.announce(parcel);
    events.info({ receipt }, 'announced');
  } catch (error) {
    events.warn(`not announced: ${(error as Error).message}`);
  }
}

// The error is the object.
export function track(parcel: Parcel): Promise<unknown> {
  return carrier.subscribe(parcel.id).catch((error: unknown) => {
    audit.error(error, 'tracking was not subscribed');
  });
}

// Rethrown: the log line is not all.
server.post('/labels', async (request: { body: Parcel }, reply: { send(body: object): Promise<void> }) => {
  try {
    const label = await renderLabel(request.body);
    return await reply.send({ pages: label.pages });
  } catch (error) {
    server.log.error('label request failed', error);
    throw error;
  }
});

// A look-up that came to nothing.
export async function estimate(parcel: Parcel): Promise<number> {
  try {
    return await carrier.fetchEstimate(parcel);
  } catch (error) {
    logger.debug({ err: error, parcel: parcel.id }, 'no estimate');
    return 0;
  }
}

// Which parcel it was is enough to find the rest.
export async function weigh(parcel: Parcel): Promise<void> {
  try {
    const weight = await carrier.weigh(parcel);
    logger.info({ weight }, 'weighed');
  } catch {
    logger.error({ parcel: parcel.id }, 'parcel could not be weighed');
  }
}

// console and winston take the error wherever it stands.
export async function insure(parcel: Parcel): Promise<void> {
  try {
    const policy = await carrier.insure(parcel);
    logger.info({ policy }, 'insured');
  } catch (error) {
    console.error('insurance failed', error);
    texts.error('insurance failed', error);
  }
}

// A comment says why the line is enough.
export function notify(parcel: Parcel): Promise<unknown> {
  return carrier.subscribe(parcel.customer).catch(() => {
    // the carrier's own portal shows every refusal with its cause
    console.warn('customer was not told');
  });
}

export { labels };
