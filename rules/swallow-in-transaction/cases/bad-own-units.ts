import { log } from '@acme/services';

declare function inTransaction<T>(work: (tx: object) => Promise<T>): Promise<T>;
interface Rows {
  using(tx: object): { insert(row: object): Promise<void>; decrement(id: string, by: number): Promise<void> };
}
interface Work {
  readonly seats: { remove(hall: string, id: string): Promise<void>; add(hall: string, id: string): Promise<void> };
}
declare const unitOfWork: { transaction<T>(work: (work: Work) => Promise<T>): Promise<T> };

// What goes through `tx` is a write of its transaction, whatever its verb.
export class Checkout {
  constructor(
    private readonly bookings: Rows,
    private readonly seats: Rows,
  ) {}

  async book(id: string, count: number): Promise<void> {
    await inTransaction(async (tx) => {
      await this.bookings.using(tx).insert({ id, status: 'placed' });
      try {
        await this.seats.using(tx).decrement(id, count);
      } catch (error) {
     // ~~~~~~~~~~~~~ logged
        log.error('seats not decremented', error);
      }
    });
  }
}

// The seat is given up here, and not taken there.
export function moveSeat(id: string, from: string, to: string) {
  return unitOfWork.transaction((work) =>
    work.seats
      .remove(from, id)
      .then(() => work.seats.add(to, id))
      .catch((error: unknown) => {
    // ~~~~~ logged
        log.error('seat not moved', error);
      }),
  );
}
