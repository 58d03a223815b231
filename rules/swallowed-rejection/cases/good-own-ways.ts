import type { Producer } from 'kafkajs';
import type { Repository } from 'typeorm';
import ky from 'ky';
import { createError, defineEventHandler, readBody } from 'h3';
import { attempt, courier, ledger, onEvent, openSink, log } from '@acme/services';

interface Parcel {
  id: string;
  weight: number;
}

export async function insure(parcel: Parcel, policies: { transition(parcel: Parcel, to: string): Promise<void> }) {
  await attempt(() => ledger.charge(parcel.id, parcel.weight)).recover((failure: unknown) => {
    log.error('premium not charged', failure);
    throw failure;
  });
  return policies.transition(parcel, 'paid');
}

export function exportParcels(parcels: Parcel[], done: (error?: Error) => void): void {
  courier.upload('parcels.json', JSON.stringify(parcels), (uploadError: Error | null) => {
    if (uploadError) {
      log.warn('upload problem', uploadError);
      return done(uploadError);
    }
    log.info(`export complete: ${parcels.length} parcels`);
    done();
  });
}

export function takeIn(
  req: { body: Parcel },
  res: { statusCode: number; end(): void },
  next: (error: Error) => void,
): void {
  courier.send('parcels.in', req.body, function (error: Error | null) {
    if (error) return next(error);
    res.statusCode = 202;
    res.end();
  });
}

function onParcelDelivered(parcel: Parcel) {
  return ledger.credit(parcel.id, parcel.weight).then(
    () => log.info('credited'),
    (error: Error) => {
      log.error('not credited', error);
      throw error;
    },
  );
}
onEvent('parcel.delivered', onParcelDelivered);

export function keep(parcel: Parcel, source: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const sink = openSink(parcel.id);
    source.on('error', reject);
    sink.on('error', reject);
    sink.on('close', () => resolve());
    source.pipe(sink);
  });
}

export class Moves {
  constructor(
    private readonly book: { debit(id: string): Promise<void>; credit(id: string): Promise<void> },
    private readonly items: Repository<any>,
    private readonly producer: Producer,
    private readonly cache: { drop(id: string): Promise<void> },
  ) {}

  async move(from: string, to: string): Promise<{ from: string; to: string }> {
    await this.book.debit(from);
    await this.book.credit(to);
    void this.cache.drop(from);
    return { from, to };
  }

  async place(parcel: Parcel): Promise<Parcel> {
    await this.items.save(parcel);
    await this.producer.send({ topic: 'parcels.placed', messages: [{ value: parcel.id }] });
    return parcel;
  }
}

const INSERT = 'INSERT INTO parcels (id, weight) VALUES (?, ?)';
export function insert(client: { execute(...given: unknown[]): void }, parcel: Parcel): Promise<object> {
  return new Promise((resolve, reject) => {
    client.execute(INSERT, [parcel.id, parcel.weight], { prepare: true }, (err: Error | null, result: object) => {
      if (err) {
        log.error('parcel not inserted', err);
        return reject(err);
      }
      resolve(result);
    });
  });
}

const partner = ky.create({ prefixUrl: 'https://courier.example' });
function bookPickup(parcel: Parcel) {
  return partner
    .post('pickups', { json: parcel })
    .json()
    .then(
      (pickup: { slot: string }) => pickup.slot,
      () => undefined,
    );
}
export default defineEventHandler(async (event: unknown) => {
  const parcel = await readBody(event);
  const slot = await bookPickup(parcel);
  if (!slot) throw createError({ statusCode: 502, statusMessage: 'no pickup' });
  return { parcel: parcel.id, slot };
});
