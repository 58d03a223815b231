import { connect } from 'mqtt';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

interface Frame {
  readonly seq: number;
}
interface Scan {
  depot: string;
  wantsMail: boolean;
}
declare class ParcelScanned {
  readonly parcelId: string;
}
declare function decode(bytes: Buffer): Frame;
declare function traced<T>(work: (event: T) => Promise<void>): (event: T) => Promise<void>;
declare function Listen(topic: string): (target: object, key: string) => void;
declare const bus: { on<T>(event: new () => T, handler: (event: T) => Promise<void>): void };

const logger = pino();
const prisma = new PrismaClient();
const client = connect('mqtt://depot');
const held: Buffer[] = [];

const isOurs = (scan: Scan): boolean => scan.depot === 'HAM' && scan.wantsMail;

// Not enough of them for one write yet.
client.on('message', async (topic: string, payload: Buffer) => {
  held.push(payload);
  if (held.length < 100) return;
  await prisma.frame.createMany({ data: held.splice(0).map((one) => ({ topic, seq: decode(one).seq })) });
});

// Counted as bad.
export default async function (message: { body: string }): Promise<void> {
  const fields = message.body.split(';');
  if (fields.length < 4) {
    logger.warn({ body: message.body }, 'line with too few fields');
    return;
  }
  await prisma.line.create({ data: { sku: fields[0], quantity: fields[1] } });
}

// A predicate that chooses.
bus.on(ParcelScanned, async (event) => {
  const scan = event as unknown as Scan;
  if (!isOurs(scan)) return;
  await prisma.scan.create({ data: scan });
});

// A map of what is asked for: its caller looks at what it is given.
export const resolvers = {
  'parcel.weight': async (event: { id: string }): Promise<number | null> => {
    const parcel = await prisma.parcel.findUnique({ where: { id: event.id } });
    if (!parcel) return null;
    await prisma.parcel.update({ where: { id: event.id }, data: { read: true } });
    return parcel.weight;
  },
};

// The broker sends it again.
export class ParcelListener {
  @Listen('parcel.lost')
  async lost(event: { id: string }): Promise<void> {
    const parcel = await prisma.parcel.findUnique({ where: { id: event.id } });
    if (!parcel) throw new Error(`no parcel ${event.id}`);
    await prisma.claim.create({ data: { parcel: event.id } });
  }
}

// Moved on already.
export const onParcelDated = traced(async (event: { id: string; at: string; done: boolean }) => {
  if (event.done) return;
  await prisma.parcel.update({ where: { id: event.id }, data: { at: new Date(event.at) } });
});

// Printed before.
export async function printLabel(job: { data: { parcelId: string } }): Promise<void> {
  const label = await prisma.label.findUnique({ where: { parcel: job.data.parcelId } });
  if (label) return;
  await prisma.label.create({ data: { parcel: job.data.parcelId } });
}
