// strict
import express, { type Request, type Response } from 'express';
import { pino } from 'pino';

const logger = pino();
const app = express();

interface Account {
  id: string;
  isActive: boolean;
}

declare function findAccount(id: string): Promise<Account | null>;
declare function requireAccount(req: Request, res: Response): Promise<Account | null>;

// Whoever was given the response has answered.
app.get('/accounts/:id', async (req: Request, res: Response) => {
  const account = await requireAccount(req, res);
  if (!account) return;
  res.json(account);
});

// A function of the handler answers.
app.patch('/accounts/:id', async (req: Request, res: Response) => {
  const refuse = (reason: string): void => {
    logger.warn(reason);
    res.status(400).json({ reason });
  };
  if (!req.body?.name) {
    refuse('a name is missing');
    return;
  }
  res.json({ id: req.params.id, name: req.body.name });
});

// Sent.
app.delete('/accounts/:id', async (req: Request, res: Response) => {
  const account = await findAccount(req.params.id);
  if (!account?.isActive) {
    res.status(404).end();
    return;
  }
  res.sendStatus(204);
});

// The caller has gone.
app.get('/balances/:id', async (req: Request, res: Response) => {
  const account = await findAccount(req.params.id);
  if (res.headersSent || req.aborted) return;
  res.json({ balance: account ? 1 : 0 });
});

// An event stream stays open on purpose: only changes are sent.
app.get('/limits/:id', (req: Request, res: Response) => {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  void findAccount(req.params.id).then((account) => {
    if (!account) return;
    res.write(`data: ${account.id}\n\n`);
  });
});
