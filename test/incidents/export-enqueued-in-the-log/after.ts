import { Queue } from "bullmq";

const exportQueue = new Queue("exports");

interface ExportOrder {
  readonly report: string;
  readonly recipient: string;
}

/** Whoever holds one tells the customer that the export is on its way. */
interface Ticket extends ExportOrder {
  readonly orderedAt: Date;
}

/** Rejects when the queue cannot be reached: there is no ticket without a job. */
export async function orderExport(order: ExportOrder): Promise<Ticket> {
  const ticket: Ticket = { ...order, orderedAt: new Date() };
  await exportQueue.add("render", ticket, { attempts: 3 });
  return ticket;
}
