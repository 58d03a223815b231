import type { Job } from 'bullmq';
import ky from 'ky';
import { pino } from 'pino';
import { request } from 'undici';

const logger = pino();

interface Delivery {
  id: string;
  url: string;
  body: object;
}

// The status decides.
export async function deliver(job: Job<Delivery>): Promise<void> {
  const response = await fetch(job.data.url, { method: 'POST', body: JSON.stringify(job.data.body) });
  if (!response.ok) throw new Error(`${job.data.url} answered ${response.status}`);
  logger.info({ delivery: job.data.id }, 'delivered');
}

// A helper of the file throws on an error status.
async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, method: 'DELETE' });
  if (response.status >= 400) throw new Error(`${url} answered ${response.status}`);
  return response;
}

export async function cancelShipment(job: Job<Delivery>): Promise<void> {
  await send(`https://carrier.example/shipments/${job.data.id}`, { headers: { authorization: 'Bearer token' } });
}

export async function updateStock(id: string, count: number): Promise<{ ok: boolean }> {
  const { statusCode } = await request(`https://warehouse.example/stock/${id}`, { method: 'PUT', body: JSON.stringify({ count }) });
  return { ok: statusCode === 200 };
}

// This client throws; a read is no write; a chat message may be lost.
export async function deliverAll(job: Job<Delivery[]>): Promise<void> {
  await Promise.all(job.data.map(({ url, body }) => ky.post(url, { json: body })));
  await fetch('https://status.example/ready');
  await fetch('https://hooks.slack.com/services/1', { method: 'POST', body: JSON.stringify({ text: 'delivered' }) });
}
