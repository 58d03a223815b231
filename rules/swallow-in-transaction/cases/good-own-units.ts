import { log, mailer } from '@acme/services';

declare function inTransaction<T>(work: (tx: object) => Promise<T>): Promise<T>;
interface Rows {
  using(tx: object): { insert(row: object): Promise<void>; decrement(id: string, by: number): Promise<void> };
}
interface Work {
  readonly seats: { remove(hall: string, id: string): Promise<void>; add(hall: string, id: string): Promise<void> };
}
declare const unitOfWork: { transaction<T>(work: (work: Work) => Promise<T>): Promise<T> };

// A mail is no part of the transaction.
export class Checkout {
  constructor(
    private readonly bookings: Rows,
    private readonly seats: Rows,
  ) {}

  async book(id: string, count: number): Promise<void> {
    await inTransaction(async (tx) => {
      await this.bookings.using(tx).insert({ id, status: 'placed' });
      await this.seats.using(tx).decrement(id, count);
      try {
        await mailer.sendReminder(id);
      } catch (error) {
        log.warn('no reminder', error);
      }
    });
  }
}

export function moveSeat(id: string, from: string, to: string) {
  return unitOfWork.transaction((work) =>
    work.seats
      .remove(from, id)
      .then(() => work.seats.add(to, id))
      .catch((error: unknown) => {
        log.error('seat not moved', error);
        throw error;
      }),
  );
}
