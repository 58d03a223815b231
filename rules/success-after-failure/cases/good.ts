import express, { type Request, type Response } from 'express';
import { pino } from 'pino';

declare function fetchRates(base: string): Promise<object>;

declare function renderStatement(month: string): Promise<{ pages: number }>;

interface Invoice {
  id: string;
  customer: string;
}

declare const billing: {
  acceptEvent(body: object): Promise<{ id: string }>;
  collect(invoice: Invoice): Promise<string>;
};

declare const mailer: {
  transmit(customer: string, template: string): Promise<string>;
  enqueue(customer: string, template: string): Promise<void>;
};

const logger = pino({ name: 'billing' });
const app = express();

// The catch answers with an error; a duplicate is expected, and answered as done.
app.post('/webhooks/billing', async (request: Request, response: Response) => {
  try {
    const event = await billing.acceptEvent(request.body);
    response.json({ received: event.id });
  } catch (error) {
    if ((error as { code?: string }).code === 'DUPLICATE') {
      response.status(200).json({ ok: true });
      return;
    }
    logger.error(error, 'event was not accepted');
    response.status(500).json({ ok: false });
  }
});

// The caller is told.
export async function chargeInvoice(invoice: Invoice): Promise<{ success: boolean; reference?: string }> {
  try {
    const reference = await billing.collect(invoice);
    return { success: true, reference };
  } catch (error) {
    logger.error({ err: error, invoice: invoice.id }, 'charge failed');
    return { success: false };
  }
}

// Success is logged inside the try.
export async function refreshRates(): Promise<void> {
  try {
    const rates = await fetchRates('EUR');
    logger.info({ rates }, 'rates refreshed successfully');
  } catch (error) {
    logger.error(error, 'rates could not be refreshed');
  }
}

// `finally` says that it is over, not that it worked.
export async function closeMonth(month: string): Promise<void> {
  const started = Date.now();
  try {
    const statement = await renderStatement(month);
    logger.debug({ pages: statement.pages }, 'statement rendered');
  } catch (error) {
    logger.error(error, 'month was not closed');
  } finally {
    logger.info(`run of ${month} ended after ${Date.now() - started} ms`);
  }
}

// The status depends on a flag.
export async function runExport(run: { status: string; save(): Promise<void> }): Promise<void> {
  let ok = true;
  try {
    const file = await renderStatement('2026-11');
    logger.debug({ pages: file.pages }, 'export rendered');
  } catch (error) {
    ok = false;
    logger.error({ err: error }, 'export failed');
  }
  run.status = ok ? 'completed' : 'failed';
  await run.save();
}

// The catch leaves early.
export async function remind(invoice: Invoice): Promise<{ sent: boolean }> {
  try {
    const receipt = await mailer.transmit(invoice.customer, 'reminder');
    logger.debug({ receipt }, 'reminder handed over');
  } catch (error) {
    logger.warn({ err: error }, 'reminder was not delivered');
    return { sent: false };
  }
  return { sent: true };
}

// The catch does the work in another way.
export async function announce(invoice: Invoice): Promise<string> {
  try {
    const receipt = await mailer.transmit(invoice.customer, 'announcement');
    logger.debug({ receipt }, 'announcement handed over');
  } catch {
    await mailer.enqueue(invoice.customer, 'announcement');
  }
  return 'announcement sent';
}
