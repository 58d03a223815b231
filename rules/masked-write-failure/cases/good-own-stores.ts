import { consola } from 'consola';
import type { Driver } from 'neo4j-driver';
import type { Kysely } from 'kysely';
import { randomInt, randomUUID } from 'node:crypto';
import Redis from 'ioredis';

const log = consola.withTag('garages');
const redis = new Redis();

interface Ticket {
  id: string;
  plate: string;
}
interface Outcome {
  isErr(): boolean;
  readonly error?: Error;
  match(succeeded: () => void, failed: (error: Error) => void): void;
}
interface TicketRepo {
  store(ticket: Ticket): Promise<Outcome>;
}
interface Barrier {
  announce(id: string): Promise<void>;
}
interface Charges {
  post(charge: object): Promise<void>;
}
interface Cursors {
  load(name: string): Promise<string>;
  save(name: string, cursor: string): Promise<void>;
}

// The result is handed on.
export class IssueTicket {
  constructor(
    private readonly tickets: TicketRepo,
    private readonly barrier: Barrier,
  ) {}

  async execute(ticket: Ticket): Promise<Outcome> {
    const stored = await this.tickets.store(ticket);
    if (stored.isErr()) {
      log.error('ticket not stored', { id: ticket.id, error: stored.error });
      return stored;
    }
    await this.barrier.announce(ticket.id);
    return stored;
  }

  async draw(ticket: Ticket): Promise<void> {
    const stored = await this.tickets.store(ticket);
    stored.match(
      () => log.info('drawn'),
      (error) => {
        throw error;
      },
    );
  }
}

// Nothing is handed out where nothing was booked; whoever is only told need not hear of a charge.
export class ChargeMaker {
  constructor(
    private readonly charges: Charges,
    private readonly slack: { post(message: object): Promise<void> },
  ) {}

  async bill(ticket: Ticket, cents: number) {
    const charge = { id: randomUUID(), ticketId: ticket.id, cents };
    try {
      await this.charges.post(charge);
    } catch (error) {
      log.error('charge not posted', error);
      return null;
    }
    return charge;
  }

  async summarise(tickets: Ticket[]) {
    const summary = { count: tickets.length, at: Date.now() };
    try {
      await this.slack.post(summary);
    } catch (error) {
      log.warn('summary not posted', error);
    }
    return summary;
  }
}

// What is cached is had again.
export async function priceOf(ticket: Ticket): Promise<number> {
  const price = await loadPrice(ticket.plate);
  try {
    await redis.set(`price:${ticket.plate}`, price, 'EX', 900);
  } catch (error) {
    log.error('price not cached', error);
  }
  return price;
}
async function loadPrice(plate: string): Promise<number> {
  return plate.length + randomInt(1);
}

// The cursor stays where it is when a page fails.
export abstract class Mirror {
  constructor(private readonly cursors: Cursors) {}

  protected abstract pull(cursor: string): Promise<{ rows: object[]; next: string }>;
  protected abstract flush(rows: object[]): Promise<void>;

  async mirror(): Promise<void> {
    let cursor = await this.cursors.load('plates');
    while (cursor !== '') {
      const page = await this.pull(cursor);
      try {
        await this.flush(page.rows);
      } catch (error) {
        log.error('page not mirrored', error);
        throw error;
      }
      cursor = page.next;
      await this.cursors.save('plates', cursor);
    }
  }
}

// What is past its time and still there is archived the next time.
interface Vault {
  deposit(name: string, text: string): Promise<void>;
}
interface Stays {
  of(month: string): Promise<object[]>;
  purge(month: string): Promise<void>;
}
export async function archiveOldStays(vault: Vault, stays: Stays, month: string): Promise<void> {
  const rows = await stays.of(month);
  try {
    await vault.deposit(`stays/${month}.json`, JSON.stringify(rows));
    await stays.purge(month);
  } catch (error) {
    log.error('stays not archived', error);
    throw error;
  }
}

// The transaction fails the activity.
export async function linkPlate(driver: Driver, plate: string, owner: string): Promise<void> {
  const session = driver.session();
  try {
    await session.executeWrite((tx: any) => tx.run('MERGE (p:Plate {id: $plate})', { plate, owner }));
  } finally {
    await session.close();
  }
}

// The helper's value says that it failed.
function stayFailure(id: string, error: unknown) {
  log.error(`stay of ${id} not inserted`, error);
  return { failed: id };
}
export const insertStay = (db: Kysely<any>) => async (ticket: Ticket) => {
  try {
    await db.insertInto('stays').values(ticket).execute();
  } catch (error) {
    return stayFailure(ticket.id, error);
  }
};

// A text that begins with an SQL verb and is none.
export async function refresh(shell: { run(command: string): Promise<void> }): Promise<void> {
  try {
    await shell.run('update plates from camera, and call the desk');
  } catch (error) {
    log.error('not refreshed', error);
  }
}
