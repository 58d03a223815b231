import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';

const logger = pino({ name: 'exchange' });
const prisma = new PrismaClient();

// A stream that is kept in a field, and whose one listener is deaf.
export class CallRecords {
  private out: WriteStream | null = null;

  async open(day: string): Promise<void> {
    this.out = createWriteStream(`records-${day}.log`, { flags: 'a' });
    this.out.on('error', () => {});
    //       ~~ silent
    await once(this.out, 'open');
  }
}

interface Connection {
  query(sql: string, values: readonly unknown[], done: (error: Error | null) => void): void;
}

// A callback that takes no error says that all went well.
export class Ballots {
  constructor(private readonly connection: Connection) {}

  cast(poll: string, choice: string, callback: (error: Error | null, receipt?: string) => void): void {
    this.connection.query('INSERT INTO votes (poll, choice) VALUES (?, ?)', [poll, choice], () => {
    //                                                                                      ~~~~~~~ silent
      callback(null, `${poll}-1`);
    });
  }
}

// Nobody waits for the one write, and the answer says that it is done.
export async function enrol(course: string, student: string): Promise<{ status: string }> {
  prisma.enrolment
    .create({ data: { course, student } })
    .catch((error: Error) => logger.warn({ err: error, course, student }, 'enrolment'));
  // ~~~~~ logged
  return { status: 'succeeded' };
}
