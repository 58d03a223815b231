// rule: masked-write-failure
import { Queue } from "bullmq";
import { pino } from "pino";

const logger = pino({ name: "exports" });
const exportQueue = new Queue("exports");

interface ExportOrder {
  readonly report: string;
  readonly recipient: string;
}

/** Whoever holds one tells the customer that the export is on its way. */
interface Ticket extends ExportOrder {
  readonly orderedAt: Date;
}

export async function orderExport(order: ExportOrder): Promise<Ticket> {
  const ticket: Ticket = { ...order, orderedAt: new Date() };
  try {
    await exportQueue.add("render", ticket, { attempts: 3 });
    return ticket;
  } catch (error) {
    logger.error({ err: error, report: order.report }, "could not add the export to its queue");
    return ticket;
  }
}
