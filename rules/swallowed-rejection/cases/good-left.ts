import { HttpService } from '@nestjs/axios';
import { PrismaClient } from '@prisma/client';
import { Queue, type Job } from 'bullmq';
import { connect } from 'mqtt';
import { Producer } from 'kafkajs';
import { pino } from 'pino';
import { catchError, map, throwError, type Observable } from 'rxjs';

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

export async function endLease(job: Job<Lease>): Promise<void> {
  await prisma.$transaction(async (tx: PrismaClient) => {
    await tx.lease.update({ where: { id: job.data.id }, data: { ended: true } });
    await tx.deposit.create({ data: { lease: job.data.id } });
  });
  logger.info({ lease: job.data.id }, 'lease ended');
}

export async function storeLease(job: Job<Lease>): Promise<void> {
  await retry(async () => prisma.lease.create({ data: job.data }), 3);
}

// Whoever calls this can wait for it.
export function scheduleReminder(lease: Lease): Promise<unknown> {
  return reminders.add('rent-due', lease);
}

export function announce(lease: Lease, done: (error?: Error) => void): void {
  client.publish(`leases/${lease.id}`, JSON.stringify(lease), { qos: 1 }, (error?: Error) => {
    if (error) return done(error);
    done();
  });
}

export class Leases {
  constructor(
    private readonly producer: Producer,
    private readonly http: HttpService,
    private readonly registry: { transfer(id: string): Promise<void>; discard(id: string): Promise<void> },
  ) {}

  async open(lease: Lease): Promise<Lease> {
    const stored = await prisma.lease.create({ data: lease });
    await this.producer.send({ topic: 'leases.opened', messages: [{ value: JSON.stringify(stored) }] });
    return stored;
  }

  register(lease: Lease): Observable<string> {
    return this.http.post<{ number: string }>('https://registry.example/leases', lease).pipe(
      map(({ data }: { data: { number: string } }) => data.number),
      catchError((error: unknown) => throwError(() => error)),
    );
  }

  async close(lease: Lease): Promise<void> {
    await this.registry.transfer(lease.tenant);
    await this.markCompleted(lease.id);
  }

  async move(from: Lease, to: Lease): Promise<void> {
    await this.registry.transfer(from.tenant);
    await this.registry.transfer(to.tenant);
  }

  async moveAll(leases: Lease[]): Promise<void> {
    await Promise.all(leases.map(async ({ tenant }) => this.registry.transfer(tenant)));
  }

  private async markCompleted(id: string): Promise<void> {
    await prisma.lease.update({ where: { id }, data: { state: 'closed' } });
  }
}

// Must stay quiet: a record's setters only note what `save()` writes.
export async function rename(record: { update(name: string): void; set(name: string): void; save(): Promise<void> }): Promise<void> {
  record.set('flat 3');
  record.update('flat 4');
  await record.save();
}

// Must stay quiet: what goes on for as long as the process lives.
async function watchLeases(): Promise<void> {
  for (;;) await prisma.lease.updateMany({ where: { due: new Date() }, data: { overdue: true } });
}
export async function main(): Promise<void> {
  watchLeases();
}

// Must stay quiet: it deals with its failure itself.
async function storeQuietly(lease: Lease): Promise<void> {
  await prisma.lease.create({ data: lease }).catch((error: Error) => reminders.add('store-again', { lease, error }));
}
export async function take(job: Job<Lease>): Promise<void> {
  storeQuietly(job.data);
}

async function importPrices(): Promise<void> {
  await prisma.price.createMany({ data: [] });
}

// The script's exit code says that the prices are not there.
importPrices().catch((error: Error) => {
  logger.error(error);
  process.exit(1);
});
