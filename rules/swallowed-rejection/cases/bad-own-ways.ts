import type { Producer } from 'kafkajs';
import type { Repository } from 'typeorm';
import ky from 'ky';
import { defineEventHandler, readBody } from 'h3';
import { attempt, courier, ledger, onEvent, openSink, log } from '@acme/services';

interface Parcel {
  id: string;
  weight: number;
}

// `recover` is the `.catch` of a result type.
export async function insure(parcel: Parcel, policies: { transition(parcel: Parcel, to: string): Promise<void> }) {
  await attempt(() => ledger.charge(parcel.id, parcel.weight)).recover((failure: unknown) => {
  //                                                           ~~~~~~~ logged
    log.error('premium not charged', failure);
  });
  return policies.transition(parcel, 'paid');
}

// Handed over with a callback, and called a success whatever that heard.
export function exportParcels(parcels: Parcel[], done: (error?: Error) => void): void {
  courier.upload('parcels.json', JSON.stringify(parcels), (uploadError: Error | null) => {
    if (uploadError) {
 // ~~~~~~~~~~~~~~~~~~ logged
      log.warn('upload problem', uploadError);
    }
    log.info(`export complete: ${parcels.length} parcels`);
    done();
  });
}

// The answer does not ask how it went.
export function takeIn(req: { body: Parcel }, res: { statusCode: number; end(): void }): void {
  courier.send('parcels.in', req.body, function () {
  //                                   ~~~~~~~~~~~~~ silent
    res.statusCode = 202;
    res.end();
  });
}

// A listener of one's own bus ends as though the points were booked.
function onParcelDelivered(parcel: Parcel) {
  return ledger.credit(parcel.id, parcel.weight).then(
    () => log.info('credited'),
    () => undefined,
 // ~~~~~~~~~~~~~~~ silent
  );
}
onEvent('parcel.delivered', onParcelDelivered);

// The sink's error is muffled, and its end is taken for the end of the work.
export function keep(parcel: Parcel, source: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const sink = openSink(parcel.id);
    source.on('error', reject);
    sink.on('error', () => {});
    //   ~~ silent
    sink.on('close', () => resolve());
    source.pipe(sink);
  });
}

// One side of the move is waited for, and the other is thrown away.
export class Moves {
  constructor(
    private readonly book: { debit(id: string): Promise<void>; credit(id: string): Promise<void> },
    private readonly items: Repository<any>,
    private readonly producer: Producer,
  ) {}

  async move(from: string, to: string): Promise<{ from: string; to: string }> {
    await this.book.debit(from);
    void this.book.credit(to);
    //   ~~~~~~~~~~~~~~~~ notAwaited
    return { from, to };
  }

  async place(parcel: Parcel): Promise<Parcel> {
    await this.items.save(parcel);
    void this.producer.send({ topic: 'parcels.placed', messages: [{ value: parcel.id }] });
    //   ~~~~~~~~~~~~~~~~~~ notAwaited
    return parcel;
  }
}

// An error-first callback that settles the promise either way.
const INSERT = 'INSERT INTO parcels (id, weight) VALUES (?, ?)';
export function insert(client: { execute(...given: unknown[]): void }, parcel: Parcel): Promise<object> {
  return new Promise((resolve) => {
    client.execute(INSERT, [parcel.id, parcel.weight], { prepare: true }, (err: Error | null, result: object) => {
      if (err) {
   // ~~~~~~~~~~ logged
        log.error('parcel not inserted', err);
      }
      resolve(result);
    });
  });
}

// The route answers without what the partner never gave.
const partner = ky.create({ prefixUrl: 'https://courier.example' });
function bookPickup(parcel: Parcel) {
  return partner
    .post('pickups', { json: parcel })
    .json()
    .then(
      (pickup: { slot: string }) => pickup.slot,
      () => undefined,
   // ~~~~~~~~~~~~~~~ silent
    );
}
export default defineEventHandler(async (event: unknown) => {
  const parcel = await readBody(event);
  const slot = await bookPickup(parcel);
  return { parcel: parcel.id, slot };
});
