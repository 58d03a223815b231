import { Worker } from 'bullmq';
import { Cron } from '@nestjs/schedule';
import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

interface Plot {
  id: string;
  ownerId: string;
  settings?: { webhookUrl?: string };
}
interface Query<T> {
  exec(): Promise<T | null>;
}
interface Snapshot {
  readonly exists: boolean;
}
declare const plots: { findById(id: string): Query<Plot>; doc(id: string): { get(): Promise<Snapshot> } };
declare const owners: { where(by: object): { first(): Promise<Plot | undefined> } };
declare const sockets: { get(id: string): { readonly connected: boolean; emit(data: unknown): void } | undefined };
declare const gauges: { findLatest(id: string): Promise<{ value: number }> };
declare const tideQueue: { nextPending(): Promise<{ tides: readonly number[] } | undefined> };

const logger = pino();
const prisma = new PrismaClient();
const pool = new Pool();

// There already: it was done before.
export const surveys = new Worker('surveys', async (job) => {
  const survey = await plots.findById(job.data.surveyId).exec();
  if (survey) return;
  await prisma.survey.create({ data: { plot: job.data.plotId } });
});

// Not looked up by what came in: the oldest that waits, if any does.
export const letters = new Worker('letters', async () => {
  const owner = await owners.where({ status: 'waiting' }).first();
  if (owner === undefined) return;
  await prisma.letter.create({ data: { owner: owner.id } });
});

// Said so.
export const visits = new Worker('visits', async (job) => {
  const reference = plots.doc(job.data.plotId);
  const snapshot = await reference.get();
  if (!snapshot.exists) {
    logger.warn({ plot: job.data.plotId }, 'visit of a plot that is not there');
    return;
  }
  await prisma.visit.create({ data: { plot: job.data.plotId } });
});

// A list that is a list: none of them is fine.
export const deeds = new Worker('deeds', async (job) => {
  const { rows } = await pool.query('SELECT * FROM deed WHERE owner_id = $1', [job.data.ownerId]);
  if (rows.length === 0) return;
  for (const row of rows) await prisma.deed.update({ where: { id: row.id }, data: row });
});

// Nobody asked to be told.
export const notices = new Worker('notices', async (job) => {
  const plot = await plots.findById(job.data.plotId).exec();
  if (!plot?.settings?.webhookUrl) return;
  await prisma.notice.create({ data: { url: plot.settings.webhookUrl } });
});

// Tried again by the queue.
export const readings = new Worker('readings', async (job) => {
  let reading: { value: number };
  try {
    reading = await gauges.findLatest(job.data.gaugeId);
  } catch (error) {
    throw new Error('gauge was not read', { cause: error });
  }
  await prisma.reading.create({ data: reading });
});

// Whom to tell is gone.
export const uploads = new Worker('uploads', async (job) => {
  const socket = sockets.get(job.data.viewerId);
  if (!socket?.connected) return;
  socket.emit(job.data);
});

// Nothing to do tonight.
export class TideTable {
  @Cron('15 1 * * *')
  async refresh(): Promise<void> {
    const next = await tideQueue.nextPending();
    if (!next?.tides) return;
    await prisma.tide.create({ data: { heights: next.tides } });
  }
}
