// strict
import { Firestore } from '@google-cloud/firestore';

const firestore = new Firestore();

interface Refund {
  id: string;
  cents: number;
}

// What rejects later is collected, and thrown in the end.
export async function copyAll(refunds: Refund[]): Promise<void> {
  const failures: unknown[] = [];
  const writer = firestore.bulkWriter();
  for (const refund of refunds) writer.set(firestore.doc(`refunds/${refund.id}`), refund).catch((error: unknown) => failures.push(error));
  await writer.close();
  if (failures.length > 0) throw new AggregateError(failures, 'refunds were not copied');
}
