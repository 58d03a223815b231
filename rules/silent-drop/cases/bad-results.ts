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
const keepRight = fold<Trip, Trip[]>(
  () => [],
  (trip) => [trip],
);

// A fold that makes nothing of a failure.
const tripLoader =
  (store: typeof trips) =>
  async (records: { value: string }[]): Promise<void> => {
    const found = records.map((record) => decodeTrip(record.value)).flatMap(keepRight);
    //                                                                      ~~~~~~~~~ filtered
    await store.append(found);
  };
subscribe('trips.v2', tripLoader(trips));

// Only what could be decoded is kept.
async function loadLegs(records: { value: string }[]): Promise<void> {
  const decoded = records.map((record) => decodeTrip(record.value));
  await trips.append(decoded.filter(isRight));
  //                                ~~~~~~~ filtered
}
subscribe('legs.v1', loadLegs);

// The sender is told that all of it was taken.
export const api = new Hono();
api.post('/v1/trips', async (c: any) => {
  const body: unknown[] = await c.req.json();
  const valid = body.flatMap((raw) => {
    const parsed = tripSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
    //     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ filtered
  });
  await trips.append(valid);
  return c.json({ ok: true }, 202);
});

// Points that a writer gathers, and a kind that it has no arm for.
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
   // ~~~~~~~ unknownKind
    }
  }
  await writer.close();
  resolveOffset(batch.lastOffset());
}
