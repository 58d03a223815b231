import type { Job } from 'bullmq';
import { pino } from 'pino';
import { request } from 'undici';

const logger = pino();

interface Delivery {
  id: string;
  url: string;
  body: object;
}

// An error status is an answer like any other.
export async function deliver(job: Job<Delivery>): Promise<void> {
  await fetch(job.data.url, { method: 'POST', body: JSON.stringify(job.data.body) });
  //    ~~~~~ discarded
  logger.info({ delivery: job.data.id }, 'delivered');
}

// Options that are put together first.
export async function cancelShipment(job: Job<Delivery>): Promise<void> {
  const options = { method: 'DELETE', headers: { authorization: 'Bearer token' } };
  const response = await fetch(`https://carrier.example/shipments/${job.data.id}`, options);
  //                     ~~~~~ unread
  logger.info({ cached: response.headers.has('age') }, 'shipment cancelled');
}

export async function updateStock(id: string, count: number): Promise<{ ok: boolean }> {
  await request(`https://warehouse.example/stock/${id}`, { method: 'PUT', body: JSON.stringify({ count }) });
  //    ~~~~~~~ discarded
  return { ok: true };
}

// Side by side.
export async function deliverAll(job: Job<Delivery[]>): Promise<void> {
  await Promise.all(job.data.map(({ url, body }) => fetch(url, { method: 'POST', body: JSON.stringify(body) })));
  //                                                ~~~~~ discarded
}
