import { requireEnv } from './service.ts';
import type { StockEvent } from './stock-event.ts';

const INVENTORY_URL = requireEnv('INVENTORY_URL');
/** Well below the session timeout of the consumer group. */
const REQUEST_TIMEOUT_MS = 5_000;

/**
 * Books a stock movement in the inventory service.
 *
 * The event id is the idempotency key, so that a message which Kafka delivers twice is booked once.
 *
 * @throws Error when the inventory service refuses the movement or cannot be reached
 */
export async function bookMovement(event: StockEvent): Promise<void> {
  const response = await fetch(new URL('/movements', INVENTORY_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': event.id },
    body: JSON.stringify({
      sku: event.sku,
      warehouse: event.warehouse,
      delta: event.type === 'received' ? event.quantity : -event.quantity,
    }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  if (!response.ok) {
    const reason = await response.text();
    throw new Error(`movement ${event.id} was refused: HTTP ${response.status}: ${reason}`);
  }
}
