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
declare function answerWith(res: Response, error: unknown): void;

// The catch answers.
app.get('/orders/:id', async (req: Request, res: Response) => {
  try {
    const order = await findOrder(req.params.id);
    res.json(order);
  } catch (error) {
    logger.error({ err: error }, 'order was not found');
    res.status(500).json({ error: 'order was not found' });
  }
});

// What cannot be found is left empty, and the answer comes after the catch.
app.get('/orders', async (req: Request, res: Response) => {
  let order: Row | null = null;
  try {
    order = await findOrder(req.query.id);
  } catch {}
  res.json(order);
});

// The failure is passed on.
app.get('/invoices/:id', (req: Request, res: Response, next: NextFunction) => {
  renderInvoice(req.params.id)
    .then((html) => res.send(html))
    .catch(next);
});

// A function that is given the response answers.
app.get('/receipts/:id', (req: Request, res: Response) => {
  renderInvoice(req.params.id)
    .then((html) => res.status(200).send(html))
    .catch((error: unknown) => {
      logger.warn({ err: error }, 'receipt was not rendered');
      answerWith(res, error);
    });
});

// A callback that answers for the error too.
app.get('/reports/:id', (req: Request, res: Response, next: NextFunction) => {
  if (!req.params.id) return next();
  findReport(req.params.id, (error, row) => {
    if (error) {
      logger.error({ err: error }, 'report was not found');
      return next(error);
    }
    res.json(row);
  });
});

// A server without a framework, whose answer had begun when it failed.
createServer(async (req, res) => {
  res.writeHead(200, { 'content-type': 'text/html' });
  try {
    const html = await renderInvoice(req.url ?? '');
    res.end(html);
  } catch (error) {
    console.error(error);
  } finally {
    res.end();
  }
}).listen(8080);

// Pages of Next.js: answered on both ways.
export default async function handler(req: Request, res: Response): Promise<void> {
  try {
    const order = await findOrder(req.query.id);
    res.status(200).json(order);
  } catch (error) {
    logger.error({ err: error }, 'order was not found');
    res.status(500).end();
  }
}
