import { connect } from 'mqtt';
import { PrismaClient } from '@prisma/client';

interface Frame {
  readonly seq: number;
}
interface Scan {
  sku?: unknown;
  quantity?: unknown;
  at: string;
}
declare class ParcelScanned {
  readonly parcelId: string;
}
declare function decode(bytes: Buffer): Frame;
declare function traced<T>(work: (event: T) => Promise<void>): (event: T) => Promise<void>;
declare function Listen(topic: string): (target: object, key: string) => void;
declare const bus: { on<T>(event: new () => T, handler: (event: T) => Promise<void>): void };

const prisma = new PrismaClient();
const client = connect('mqtt://depot');
const FRAME_LENGTH = 14;

const isScan = (scan: Scan): boolean => typeof scan.sku === 'string' && Number.isFinite(scan.quantity);

// Too short to be a frame.
client.on('message', async (topic: string, payload: Buffer) => {
  if (payload.length < FRAME_LENGTH) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.frame.create({ data: { topic, seq: decode(payload).seq } });
});

// A line with too few fields, in a module that is one consumer.
export default async function (message: { body: string }): Promise<void> {
  const fields = message.body.split(';');
  if (fields.length < 4) return;
//~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.line.create({ data: { sku: fields[0], quantity: fields[1] } });
}

// Registered by the class of the event, and refused by a predicate of this file that checks.
bus.on(ParcelScanned, async (event) => {
  const scan = event as unknown as Scan;
  if (!isScan(scan)) return;
//~~~~~~~~~~~~~~~~~~ dropped
  await prisma.scan.create({ data: scan });
});

// A map of handlers.
export const handlers = {
  'parcel.weighed': async (event: { weight: string; id: string }): Promise<void> => {
    const weight = Number.parseFloat(event.weight);
    if (Number.isNaN(weight)) return;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
    await prisma.parcel.update({ where: { id: event.id }, data: { weight } });
  },
};

// A class with a decorator of its own.
export class ParcelListener {
  @Listen('parcel.lost')
  async lost(event: { id: string }): Promise<void> {
    const parcel = await prisma.parcel.findUnique({ where: { id: event.id } });
    if (!parcel) return;
 // ~~~~~~~~~~~~ dropped
    await prisma.claim.create({ data: { parcel: event.id } });
  }
}

// Wrapped, and given a name that says it is a handler.
export const onParcelDated = traced(async (event: { id: string; at: string }) => {
  const at = new Date(event.at);
  if (Number.isNaN(at.getTime())) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.parcel.update({ where: { id: event.id }, data: { at } });
});

// The job of some queue.
export async function printLabel(job: { data: { parcelId: string } }): Promise<void> {
  const parcel = await prisma.parcel.findUnique({ where: { id: job.data.parcelId } });
  if (!parcel) return;
//~~~~~~~~~~~~ dropped
  await prisma.label.create({ data: { parcel: job.data.parcelId } });
}
