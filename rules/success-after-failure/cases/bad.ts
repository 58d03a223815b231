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

// The catch itself answers with success.
app.post('/webhooks/billing', async (request: Request, response: Response) => {
  try {
    const event = await billing.acceptEvent(request.body);
    response.json({ received: event.id });
  } catch (error) {
 // ~~~~~~~~~~~~~ inHandler
    logger.error(error, 'event was not accepted');
    response.status(200).json({ ok: true });
  }
});

// The catch returns success to its caller.
export async function chargeInvoice(invoice: Invoice): Promise<{ success: boolean; reference?: string }> {
  try {
    const reference = await billing.collect(invoice);
    return { success: true, reference };
  } catch (error) {
 // ~~~~~~~~~~~~~ inHandler
    logger.error({ err: error, invoice: invoice.id }, 'charge failed');
    return { success: true };
  }
}

// Success is logged after the try.
export async function refreshRates(): Promise<void> {
  try {
    const rates = await fetchRates('EUR');
    logger.debug({ rates }, 'rates');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    logger.error(error, 'rates could not be refreshed');
  }
  logger.info('rates refreshed successfully');
}

// `finally` says "succeeded" after a failure as well.
export async function closeMonth(month: string): Promise<void> {
  try {
    const statement = await renderStatement(month);
    logger.debug({ pages: statement.pages }, 'statement rendered');
  } catch (error) {
 // ~~~~~~~~~~~~~ inFinally
    logger.error(error, 'month was not closed');
  } finally {
    logger.info(`closing ${month} succeeded`);
  }
}

// A status that is set whatever happened.
export async function runExport(run: { status: string; save(): Promise<void> }): Promise<void> {
  try {
    const file = await renderStatement('2026-11');
    logger.debug({ pages: file.pages }, 'export rendered');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    logger.error({ err: error }, 'export failed');
  }
  run.status = 'completed';
  await run.save();
}

// `{ sent: true }` after a mail that was not accepted.
export async function remind(invoice: Invoice): Promise<{ sent: boolean }> {
  try {
    const receipt = await mailer.transmit(invoice.customer, 'reminder');
    logger.debug({ receipt }, 'reminder handed over');
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    logger.warn({ err: error }, 'reminder was not delivered');
  }
  return { sent: true };
}

// The error is dropped without a word.
export async function announce(invoice: Invoice): Promise<string> {
  try {
    const receipt = await mailer.transmit(invoice.customer, 'announcement');
    logger.debug({ receipt }, 'announcement handed over');
  } catch {}
 // ~~~~~ afterSilence
  return 'announcement sent';
}
