import { Consumer } from 'sqs-consumer';
import { connect } from 'mqtt';
import { Pool } from 'pg';
import type { TaskList } from 'graphile-worker';
import { Worker } from 'bullmq';

interface Parcel {
  id: string;
  weight: number;
}
declare const pool: Pool;
declare const parcels: {
  weigh(id: string, weight: number): Promise<void>;
  wasWeighed(id: string): Promise<boolean>;
};
declare const registry: { decode(subject: string, body: unknown): Promise<Parcel | null> };
declare function isParcel(value: unknown): value is Parcel;

const client = connect('mqtt://depot');

// Handed back since it was done before; what is no parcel is thrown.
export const consumer = Consumer.create({
  queueUrl: 'https://sqs/parcels',
  handleMessage: async (message: { Body: string }) => {
    const body: unknown = JSON.parse(message.Body);
    if (!isParcel(body)) throw new TypeError('no parcel');
    if (await parcels.wasWeighed(body.id)) return message;
    await parcels.weigh(body.id, body.weight);
    return message;
  },
});

// The other arm says so.
client.on('message', async (topic: string, payload: Buffer) => {
  const { rows } = await pool.query('SELECT id FROM scales WHERE serial = $1', [topic.split('/')[1]]);
  const scale = rows[0];
  if (scale) {
    await pool.query('INSERT INTO weights (scale, value) VALUES ($1, $2)', [scale.id, Number(payload.toString())]);
  } else {
    console.warn('weight of an unknown scale', topic);
  }
});

// Nothing is owed.
async function chargePostage(payload: unknown): Promise<void> {
  const { parcelId } = payload as { parcelId: string };
  const { rows } = await pool.query('SELECT id, owed FROM parcels WHERE id = $1', [parcelId]);
  const [parcel] = rows;
  if (!parcel) throw new Error(`parcel ${parcelId} is not known`);
  if (parcel.owed === 0) return;
  await pool.query('INSERT INTO charges (parcel, amount) VALUES ($1, $2)', [parcel.id, parcel.owed]);
}
export const tasks: TaskList = { charge_postage: chargePostage };

// An older version of what is stored already.
export const scans = new Worker('scans', async (job) => {
  const current = await pool.query('SELECT version FROM scans WHERE id = $1', [job.data.id]);
  if (job.data.version <= current.rows[0].version) return;
  await parcels.weigh(job.data.id, job.data.weight);
});

// What cannot be decoded fails.
export class WeightConsumer {
  async handle(message: { body: unknown }): Promise<void> {
    const parcel = await registry.decode('weights', message.body);
    if (parcel === null) throw new Error('no schema for this weight');
    await parcels.weigh(parcel.id, parcel.weight);
  }
}
