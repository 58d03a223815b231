import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

// What is removed here was asked for, once.
export async function removeUploads(ids: readonly string[]): Promise<number> {
  const removed = ids.map((id) => prisma.upload.delete({ where: { id } }));
  await Promise.allSettled(removed);
  //    ~~~~~~~~~~~~~~~~~~ settled
  return removed.length;
}

// A revision is stored for each environment.
export class Revisions {
  async update(environments: readonly string[]): Promise<void> {
    await Promise.allSettled(environments.map((environment) => this.updateRevision(environment)));
    //    ~~~~~~~~~~~~~~~~~~ settled
  }

  private async updateRevision(environment: string): Promise<number> {
    const row = await prisma.revision.upsert({ where: { environment }, create: { environment }, update: { current: true } });
    return row.id;
  }
}
