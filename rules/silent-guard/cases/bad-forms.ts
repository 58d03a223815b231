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
declare const parcels: { weigh(id: string, weight: number): Promise<void> };
declare const registry: { decode(subject: string, body: unknown): Promise<Parcel | null> };
declare function isParcel(value: unknown): value is Parcel;

const client = connect('mqtt://depot');

// The message is handed back as if it were done.
export const consumer = Consumer.create({
  queueUrl: 'https://sqs/parcels',
  handleMessage: async (message: { Body: string }) => {
    const body: unknown = JSON.parse(message.Body);
    if (!isParcel(body)) return message;
 // ~~~~~~~~~~~~~~~~~~~~ dropped
    await parcels.weigh(body.id, body.weight);
    return message;
  },
});

// The first row that there is none of, with the work in the arm.
client.on('message', async (topic: string, payload: Buffer) => {
  const { rows } = await pool.query('SELECT id FROM scales WHERE serial = $1', [topic.split('/')[1]]);
  const scale = rows[0];
  if (scale) {
//~~~~~~~~~~ dropped
    await pool.query('INSERT INTO weights (scale, value) VALUES ($1, $2)', [scale.id, Number(payload.toString())]);
  }
});

// A table of tasks, typed by its library.
async function chargePostage(payload: unknown): Promise<void> {
  const { parcelId } = payload as { parcelId: string };
  const { rows } = await pool.query('SELECT id, owed FROM parcels WHERE id = $1', [parcelId]);
  const parcel = rows[0];
  if (parcel === undefined) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await pool.query('INSERT INTO charges (parcel, amount) VALUES ($1, $2)', [parcel.id, parcel.owed]);
}
export const tasks: TaskList = { charge_postage: chargePostage };

// One form of the payload is known, and no other.
export const scans = new Worker('scans', async (job) => {
  if (job.data.version !== 3) return;
//~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
  await parcels.weigh(job.data.id, job.data.weight);
});

// Decoding waits for a schema, and gives nothing when there is none that fits.
export class WeightConsumer {
  async handle(message: { body: unknown }): Promise<void> {
    const parcel = await registry.decode('weights', message.body);
    if (parcel === null) return;
 // ~~~~~~~~~~~~~~~~~~~~ dropped
    await parcels.weigh(parcel.id, parcel.weight);
  }
}
