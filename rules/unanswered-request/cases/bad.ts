// strict
import { createServer } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { pino } from 'pino';

const logger = pino();
const app = express();

interface Row {
  id: string;
}

declare function findOrder(id: string): Promise<Row | null>;
declare function findReport(id: string, done: (error: Error | null, row?: Row) => void): void;
declare function renderInvoice(id: string): Promise<string>;

// The catch writes a log line, and the caller waits.
app.get('/orders/:id', async (req: Request, res: Response) => {
  try {
    const order = await findOrder(req.params.id);
    res.json(order);
  } catch (error) {
 // ~~~~~~~~~~~~~ failure
    logger.error({ err: error }, 'order was not found');
  }
});

// Nothing at all.
app.get('/orders', async (req: Request, res: Response) => {
  try {
    res.json(await findOrder(req.query.id));
  } catch {}
 // ~~~~~ failure
});

// A promise chain whose failure is only printed.
app.get('/invoices/:id', (req: Request, res: Response) => {
  renderInvoice(req.params.id)
    .then((html) => res.send(html))
    .catch(console.error);
  // ~~~~~ failure
});

// The same with a function of its own.
app.get('/receipts/:id', (req: Request, res: Response) => {
  renderInvoice(req.params.id)
    .then((html) => res.status(200).send(html))
    .catch((error: unknown) => {
  // ~~~~~ failure
      logger.warn({ err: error }, 'receipt was not rendered');
    });
});

// A callback that looks at the error and leaves.
app.get('/reports/:id', (req: Request, res: Response, next: NextFunction) => {
  if (!req.params.id) return next();
  findReport(req.params.id, (error, row) => {
    if (error) {
 // ~~~~~~~~~~ failure
      logger.error({ err: error }, 'report was not found');
      return;
    }
    res.json(row);
  });
});

// A server without a framework.
createServer(async (req, res) => {
  try {
    const html = await renderInvoice(req.url ?? '');
    res.end(html);
  } catch (error) {
 // ~~~~~~~~~~~~~ failure
    console.error(error);
  }
}).listen(8080);

// Pages of Next.js: a status is set and never sent.
export default async function handler(req: Request, res: Response): Promise<void> {
  try {
    const order = await findOrder(req.query.id);
    res.status(200).json(order);
  } catch (error) {
 // ~~~~~~~~~~~~~ failure
    logger.error({ err: error }, 'order was not found');
    res.status(500);
  }
}
