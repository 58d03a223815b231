import { Worker } from 'bullmq';
import { Cron } from '@nestjs/schedule';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';

interface Plot {
  id: string;
  ownerId: string;
  channelId?: string;
}
interface Query<T> {
  exec(): Promise<T | null>;
}
interface Snapshot {
  readonly exists: boolean;
}
declare const plots: { findById(id: string): Query<Plot>; doc(id: string): { get(): Promise<Snapshot> } };
declare const owners: { where(by: object): { first(): Promise<Plot | undefined> } };
declare const link: { readonly connected: boolean; push(data: unknown): Promise<void> };
declare const gauges: { findLatest(id: string): Promise<{ value: number }> };
declare const tideProvider: { latest(port: string): Promise<{ tides?: readonly number[] } | undefined> };

const prisma = new PrismaClient();
const pool = new Pool();

// The last link of the query takes nothing: the key stands before it.
export const surveys = new Worker('surveys', async (job) => {
  const plot = await plots.findById(job.data.plotId).exec();
  if (!plot) return;
//~~~~~~~~~~ dropped
  await prisma.survey.create({ data: { plot: plot.id } });
});

// A query builder.
export const letters = new Worker('letters', async (job) => {
  const owner = await owners.where({ id: job.data.ownerId }).first();
  if (owner === undefined) return;
//~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.letter.create({ data: { owner: owner.id } });
});

// A reference that a constant holds.
export const visits = new Worker('visits', async (job) => {
  const reference = plots.doc(job.data.plotId);
  const snapshot = await reference.get();
  if (!snapshot.exists) return;
//~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.visit.create({ data: { plot: job.data.plotId } });
});

// A list that is read as one record.
export const deeds = new Worker('deeds', async (job) => {
  const { rows } = await pool.query('SELECT * FROM deed WHERE id = $1', [job.data.deedId]);
  if (rows.length === 0) return;
//~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.deed.update({ where: { id: job.data.deedId }, data: rows[0] });
});

// The record, or the field of it that everything needs.
export const notices = new Worker('notices', async (job) => {
  const plot = await plots.findById(job.data.plotId).exec();
  if (!plot || !plot.channelId) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await prisma.notice.create({ data: { channel: plot.channelId } });
});

// It could not be looked up, and nobody will know whether it is there.
export const readings = new Worker('readings', async (job) => {
  let reading: { value: number };
  try {
    reading = await gauges.findLatest(job.data.gaugeId);
  } catch {
 // ~~~~~ dropped
    return;
  }
  await prisma.reading.create({ data: reading });
});

// What the work needs is not connected just now.
export const uploads = new Worker('uploads', async (job) => {
  if (!link.connected) return;
//~~~~~~~~~~~~~~~~~~~~ dropped
  await link.push(job.data);
});

// The other side answered without what it was asked for.
export class TideTable {
  @Cron('15 1 * * *')
  async refresh(): Promise<void> {
    const answer = await tideProvider.latest('HAM');
    if (!answer?.tides) return;
 // ~~~~~~~~~~~~~~~~~~~ dropped
    await prisma.tide.create({ data: { heights: answer.tides } });
  }
}
