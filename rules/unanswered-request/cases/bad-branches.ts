// strict
import express, { type Request, type Response } from 'express';
import { pino } from 'pino';

const logger = pino();
const app = express();

declare class VoucherError extends Error {
  readonly code: 'EXPIRED' | 'USED';
}
declare function redeem(code: string): Promise<{ total: number }>;
declare function findVoucher(code: string): Promise<{ value: number } | null>;
declare function lookUp(code: string, done: (error: Error | null, voucher?: { value: number }) => void): void;

// One error is answered, every other is not.
app.post('/vouchers/redeem', async (req: Request, res: Response) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
 // ~~~~~~~~~~~~~ failure
    if (error instanceof VoucherError) {
      res.status(409).json({ error: error.code });
    }
  }
});

// A line for the log, and that was all.
app.post('/vouchers/preview', async (req: Request, res: Response) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
 // ~~~~~~~~~~~~~ failure
    if (error instanceof VoucherError) return res.status(409).json({ error: error.code });
    logger.error({ err: error }, 'preview failed');
  }
});

// By a switch over the codes that are known today.
app.post('/vouchers/check', async (req: Request, res: Response) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
 // ~~~~~~~~~~~~~ failure
    switch ((error as VoucherError).code) {
      case 'EXPIRED':
        res.status(410).end();
        break;
      case 'USED':
        res.status(409).end();
        break;
    }
  }
});

// The guard of the catch leaves without an answer.
app.post('/vouchers/void', async (req: Request, res: Response) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
    if (!(error instanceof VoucherError)) return;
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ failure
    res.status(409).json({ error: error.code });
  }
});

// An error-first callback that only answers when there is no error.
app.get('/vouchers/raw/:code', (req: Request, res: Response) => {
  lookUp(req.params.code, (error, voucher) => {
    if (!error) res.json(voucher);
 // ~~~~~~~~~~~ failure
  });
});

// Nothing is said where there is no voucher.
app.get('/vouchers/:code', async (req: Request, res: Response) => {
  const voucher = await findVoucher(req.params.code);
  if (voucher) {
//~~~~~~~~~~~~ guard
    res.json(voucher);
  }
});
