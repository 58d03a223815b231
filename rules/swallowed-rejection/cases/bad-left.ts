// strict
import { HttpService } from '@nestjs/axios';
import { PrismaClient } from '@prisma/client';
import { Queue, type Job } from 'bullmq';
import { connect } from 'mqtt';
import { Producer } from 'kafkajs';
import { pino } from 'pino';
import { EMPTY, catchError, map, type Observable } from 'rxjs';

const logger = pino();
const prisma = new PrismaClient();
const reminders = new Queue('reminders');
const client = connect('mqtt://broker');

interface Lease {
  id: string;
  tenant: string;
  monthly: number;
}

declare function retry<T>(work: () => Promise<T>, times: number): Promise<T>;

// A whole transaction that nobody waits for.
export async function endLease(job: Job<Lease>): Promise<void> {
  prisma.$transaction(async (tx: PrismaClient) => {
//~~~~~~~~~~~~~~~~~~~ notAwaited
    await tx.lease.update({ where: { id: job.data.id }, data: { ended: true } });
    await tx.deposit.create({ data: { lease: job.data.id } });
  });
  logger.info({ lease: job.data.id }, 'lease ended');
}

// Tried three times, and left the first time.
export async function storeLease(job: Job<Lease>): Promise<void> {
  retry(async () => prisma.lease.create({ data: job.data }), 3);
//~~~~~ notAwaited
}

// Whoever calls this cannot wait for it either.
export function scheduleReminder(lease: Lease): void {
  reminders.add('rent-due', lease);
//~~~~~~~~~~~~~ notAwaited
}

// A callback without the error goes on as if all were well.
export function announce(lease: Lease): void {
  client.publish(`leases/${lease.id}`, JSON.stringify(lease), { qos: 1 }, () => {
  //                                                                      ~~~~~~~ silent
    prisma.lease.update({ where: { id: lease.id }, data: { announced: true } }).catch((error: Error) => {
      logger.error(error);
      throw error;
    });
  });
}

// The message that other systems wait for.
export class Leases {
  constructor(
    private readonly producer: Producer,
    private readonly http: HttpService,
    private readonly registry: { transfer(id: string): Promise<void>; discard(id: string): Promise<void> },
  ) {}

  async open(lease: Lease): Promise<Lease> {
    const stored = await prisma.lease.create({ data: lease });
    await this.producer
      .send({ topic: 'leases.opened', messages: [{ value: JSON.stringify(stored) }] })
      .catch((error: Error) => logger.error({ err: error, lease: lease.id }, 'leases.opened was not published'));
    // ~~~~~ logged
    return stored;
  }

  // A refused request looks like a stream that has nothing to say.
  register(lease: Lease): Observable<string> {
    return this.http.post<{ number: string }>('https://registry.example/leases', lease).pipe(
      map(({ data }: { data: { number: string } }) => data.number),
      catchError(() => EMPTY),
   // ~~~~~~~~~~ silent
    );
  }

  // The record says that it is done.
  async close(lease: Lease): Promise<void> {
    await this.registry.transfer(lease.tenant).catch((error: Error) => logger.warn({ err: error }, 'transfer failed'));
    //                                         ~~~~~ logged
    await this.markCompleted(lease.id);
  }

  // Waited for here, and not there.
  async move(from: Lease, to: Lease): Promise<void> {
    await this.registry.transfer(from.tenant);
    this.registry.transfer(to.tenant);
 // ~~~~~~~~~~~~~~~~~~~~~~ notAwaited
  }

  // A loop that does not wait.
  async moveAll(leases: Lease[]): Promise<void> {
    leases.forEach(async ({ tenant }) => {
 // ~~~~~~~~~~~~~~ eachItem
      await this.registry.transfer(tenant);
    });
  }

  private async markCompleted(id: string): Promise<void> {
    await prisma.lease.update({ where: { id }, data: { state: 'closed' } });
  }
}

async function importPrices(): Promise<void> {
  await prisma.price.createMany({ data: [] });
}

// The script's exit code says that the prices are there.
importPrices().catch((error: Error) => {
//             ~~~~~ logged
  logger.error(error);
});
