import { Hono } from 'hono';
import { InfluxDB, Point } from '@influxdata/influxdb-client';
import type { EachBatchPayload } from 'kafkajs';
import { z } from 'zod';

interface Trip {
  id: string;
  km: number;
}
type Either<T> = { readonly left: Error } | { readonly right: T };
declare const trips: { append(list: readonly unknown[]): Promise<void> };
declare function subscribe(topic: string, handler: (lines: { value: string }[]) => Promise<void>): void;
declare function decodeTrip(text: string): Either<Trip>;
declare function isRight(value: unknown): boolean;
declare function fold<A, B>(onLeft: (error: Error) => B, onRight: (value: A) => B): (value: Either<A>) => B;

const tripSchema = z.object({ id: z.string(), km: z.number() });
const orThrow = fold<Trip, Trip[]>(
  (error) => {
    throw error;
  },
  (trip) => [trip],
);

// A fold that throws.
const tripLoader =
  (store: typeof trips) =>
  async (records: { value: string }[]): Promise<void> => {
    const found = records.map((record) => decodeTrip(record.value)).flatMap(orThrow);
    await store.append(found);
  };
subscribe('trips.v2', tripLoader(trips));

// The rest is counted.
async function loadLegs(records: { value: string }[]): Promise<void> {
  const decoded = records.map((record) => decodeTrip(record.value));
  const legs = decoded.filter(isRight);
  if (legs.length < decoded.length) console.warn('legs dropped', decoded.length - legs.length);
  await trips.append(legs);
}
subscribe('legs.v1', loadLegs);

// The sender is told how many were taken.
export const api = new Hono();
api.post('/v1/trips', async (c: any) => {
  const body: unknown[] = await c.req.json();
  const valid = body.flatMap((raw) => {
    const parsed = tripSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  await trips.append(valid);
  return c.json({ received: body.length, stored: valid.length }, 202);
});

// The rest is kept as well.
export async function storePositions({ batch, resolveOffset }: EachBatchPayload): Promise<void> {
  const writer = new InfluxDB({ url: 'http://influx' }).getWriteApi('fleet', 'positions');
  for (const message of batch.messages) {
    const position = JSON.parse(String(message.value));
    switch (position.kind) {
      case 'gps':
        writer.writePoint(new Point('gps').floatField('lat', position.lat));
        break;
      case 'cell':
        writer.writePoint(new Point('cell').floatField('id', position.cell));
        break;
      default:
        writer.writePoint(new Point('other').stringField('raw', JSON.stringify(position)));
    }
  }
  await writer.close();
  resolveOffset(batch.lastOffset());
}
