import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

// What is past its time is swept again by the next run.
export async function deleteExpired(ids: readonly string[]): Promise<number> {
  const removed = ids.map((id) => prisma.upload.delete({ where: { id } }));
  await Promise.allSettled(removed);
  return removed.length;
}

// Must stay quiet: what is called an update only reads, and keeps what it read.
export class Revisions {
  private readonly newest = new Map<string, number>();

  constructor(private readonly events: { getMaxRevision(environment: string): Promise<number> }) {}

  async update(environments: readonly string[]): Promise<void> {
    await Promise.allSettled(environments.map((environment) => this.updateRevision(environment)));
  }

  private async updateRevision(environment: string): Promise<number> {
    const newest = await this.events.getMaxRevision(environment);
    this.newest.set(environment, newest);
    return newest;
  }
}
