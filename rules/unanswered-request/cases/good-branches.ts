// strict
import express, { type NextFunction, type Request, type Response } from 'express';
import { pino } from 'pino';

const logger = pino();
const app = express();

declare class VoucherError extends Error {
  readonly code: 'EXPIRED' | 'USED';
}
declare function redeem(code: string): Promise<{ total: number }>;
declare function findVoucher(code: string): Promise<{ value: number } | null>;
declare function lookUp(code: string, done: (error: Error | null, voucher?: { value: number }) => void): void;

// The others are passed on.
app.post('/vouchers/redeem', async (req: Request, res: Response, next: NextFunction) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
    if (error instanceof VoucherError) {
      res.status(409).json({ error: error.code });
    } else {
      next(error);
    }
  }
});

// One status for each, sent after the choice.
app.post('/vouchers/preview', async (req: Request, res: Response) => {
  let status = 500;
  try {
    return res.json(await redeem(req.body.code));
  } catch (error) {
    if (error instanceof VoucherError) status = 409;
    logger.error({ err: error }, 'preview failed');
  }
  return res.status(status).end();
});

// The switch has an arm for the rest.
app.post('/vouchers/check', async (req: Request, res: Response) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
    switch ((error as VoucherError).code) {
      case 'EXPIRED':
        res.status(410).end();
        break;
      default:
        res.status(500).end();
    }
  }
});

// The caller has hung up.
app.post('/vouchers/void', async (req: Request, res: Response) => {
  try {
    res.json(await redeem(req.body.code));
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return;
    res.status(500).end();
  }
});

// Answered on both ways.
app.get('/vouchers/raw/:code', (req: Request, res: Response) => {
  lookUp(req.params.code, (error, voucher) => {
    if (!error) res.json(voucher);
    else res.status(500).end();
  });
});

// The answer that comes last is for where there is no voucher.
app.get('/vouchers/:code', async (req: Request, res: Response) => {
  const voucher = await findVoucher(req.params.code);
  if (voucher) {
    res.json(voucher);
    return;
  }
  res.status(404).end();
});

// Only whoever has not been answered yet is.
app.get('/vouchers', async (req: Request, res: Response) => {
  try {
    res.json(await findVoucher(String(req.query.code)));
  } catch (error) {
    logger.error({ err: error }, 'vouchers were not read');
    if (!res.headersSent) res.status(500).end();
  }
});
