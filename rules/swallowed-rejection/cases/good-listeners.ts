import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

// The stream's listener keeps the failure for whoever closes it.
export class CallRecords {
  private out: WriteStream | null = null;
  private failure: Error | null = null;

  async open(day: string): Promise<void> {
    this.out = createWriteStream(`records-${day}.log`, { flags: 'a' });
    this.out.on('error', (error) => {
      this.failure = error;
    });
    await once(this.out, 'open');
  }

  close(): void {
    this.out?.end();
    if (this.failure) throw this.failure;
  }
}

interface Connection {
  query(sql: string, values: readonly unknown[], done: (error: Error | null) => void): void;
}

// The callback hands the error on.
export class Ballots {
  constructor(private readonly connection: Connection) {}

  cast(poll: string, choice: string, callback: (error: Error | null, receipt?: string) => void): void {
    this.connection.query('INSERT INTO votes (poll, choice) VALUES (?, ?)', [poll, choice], (error) => {
      if (error) return callback(error);
      callback(null, `${poll}-1`);
    });
  }
}

// The answer waits for the write.
export async function enrol(course: string, student: string): Promise<{ status: string }> {
  await prisma.enrolment.create({ data: { course, student } });
  return { status: 'succeeded' };
}
