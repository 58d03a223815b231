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

// No account, no answer.
app.get('/accounts/:id', async (req: Request, res: Response) => {
  const account = await findAccount(req.params.id);
  if (!account) return;
//~~~~~~~~~~~~~ guard
  res.json(account);
});

// A log line is no answer.
app.patch('/accounts/:id', async (req: Request, res: Response) => {
  if (!req.body?.name) {
//~~~~~~~~~~~~~~~~~~~~ guard
    logger.warn('a name is missing');
    return;
  }
  res.json({ id: req.params.id, name: req.body.name });
});

// The status is set, and nothing is sent.
app.delete('/accounts/:id', async (req: Request, res: Response) => {
  const account = await findAccount(req.params.id);
  if (!account?.isActive) {
//~~~~~~~~~~~~~~~~~~~~~~~ guard
    res.status(404);
    return;
  }
  res.sendStatus(204);
});

// The answer of the others stands in an else.
app.get('/balances/:id', async (req: Request, res: Response) => {
  const account = await findAccount(req.params.id);
  if (account === null) {
//~~~~~~~~~~~~~~~~~~~~~ guard
    return;
  } else {
    res.json({ balance: 0 });
  }
});

// In the callback of a promise.
app.get('/limits/:id', (req: Request, res: Response) => {
  void findAccount(req.params.id).then((account) => {
    if (!account) return;
 // ~~~~~~~~~~~~~ guard
    res.json({ limit: account.isActive ? 100 : 0 });
  });
});
