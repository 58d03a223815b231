import { consola } from 'consola';
import neo4j, { type Driver } from 'neo4j-driver';
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
  append(ticket: Ticket): Promise<void>;
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

// A result of one's own, and a repository whose verb is a plain one.
export class IssueTicket {
  constructor(
    private readonly tickets: TicketRepo,
    private readonly barrier: Barrier,
  ) {}

  async execute(ticket: Ticket): Promise<Ticket> {
    const stored = await this.tickets.store(ticket);
    if (stored.isErr()) {
 // ~~~~~~~~~~~~~~~~~~~ logged
      log.error('ticket not stored', { id: ticket.id, error: stored.error });
    }
    await this.barrier.announce(ticket.id);
    return ticket;
  }

  async draw(ticket: Ticket): Promise<void> {
    const stored = await this.tickets.store(ticket);
    stored.match(
      () => log.info('drawn'),
      (error) => log.error('not drawn', error),
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    );
  }

  async note(ticket: Ticket): Promise<void> {
    try {
      await this.tickets.append(ticket);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      log.warn('not appended', error);
    }
  }
}

// What was made, was not booked, and is handed out all the same.
export class ChargeMaker {
  constructor(private readonly charges: Charges) {}

  async bill(ticket: Ticket, cents: number) {
    const charge = { id: randomUUID(), ticketId: ticket.id, cents };
    try {
      await this.charges.post(charge);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      log.error('charge not posted', error);
    }
    return charge;
  }
}

// The code is nowhere else.
export async function openingCode(ticket: Ticket): Promise<number> {
  const code = randomInt(1_000_000);
  try {
    await redis.set(`gate:${code}`, ticket.id, 'EX', 900);
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    log.error('code not kept', error);
  }
  return code;
}

// The next run begins behind the page that failed.
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
     // ~~~~~~~~~~~~~ logged
        log.error('page not mirrored', error);
      }
      cursor = page.next;
      await this.cursors.save('plates', cursor);
    }
  }
}

// The copy fails, and the source goes.
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
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    log.error('deposit failed', error);
  }
  await stays.purge(month);
}

// A driver's session is its client, and no session of a visitor.
export async function linkPlate(driver: Driver, plate: string, owner: string): Promise<void> {
  const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
  try {
    await session.executeWrite((tx: any) => tx.run('MERGE (p:Plate {id: $plate})', { plate, owner }));
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    log.warn('plate not linked', error);
  } finally {
    await session.close();
  }
}

// A helper whose name speaks of failure, and that only logs.
function noteFailure(id: string, error: unknown): void {
  log.error(`stay of ${id} not inserted`, error);
}
export const insertStay = (db: Kysely<any>) => async (ticket: Ticket) => {
  try {
    await db.insertInto('stays').values(ticket).execute();
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    return noteFailure(ticket.id, error);
  }
};

// The text says what it does, whatever runs it.
export async function bookFee(pool: { request(): any }, accountId: string): Promise<void> {
  const request = pool.request();
  request.input('account', accountId);
  let failure: unknown = null;
  try {
    await request.query('UPDATE dbo.Account SET Balance = Balance - 1 WHERE Id = @account');
  } catch (error) {
 // ~~~~~~~~~~~~~ logged
    failure = error;
  }
  if (failure) log.error('fee not booked', failure);
}
