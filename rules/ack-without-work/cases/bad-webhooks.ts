import express, { type Request, type Response } from 'express';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();
const app = express();

interface Stripe {
  webhooks: { constructEvent(body: unknown, signature: unknown, secret: string): { type: string; data: { object: { id: string } } } };
}

// Stripe hears "200", and does not send the event again when the write fails.
export function stripeWebhook(stripe: Stripe): void {
  app.post('/webhooks/stripe', async (req: Request, res: Response) => {
    const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], 'whsec');
    res.sendStatus(200);
 // ~~~~~~~~~~~~~~~~~~~ answered
    await prisma.payment.update({ where: { id: event.data.object.id }, data: { state: event.type } });
  });
}

// The failure is caught and logged, after the answer.
export function adyenWebhook(ledger: { apply(entry: unknown): Promise<void> }): void {
  app.post('/webhooks/adyen', async (req: Request, res: Response) => {
    res.status(202).send('[accepted]');
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ answered
    try {
      await ledger.apply(req.body.notificationItems[0]);
    } catch (error) {
      logger.error({ err: error }, 'payout notification was not applied');
    }
  });
}

// A function of this file does the work, after the answer.
app.post('/hooks/github', async (req: Request, res: Response) => {
  res.json({ received: true });
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~ answered
  await storeDelivery(req.body);
});

async function storeDelivery(delivery: { id: string }): Promise<void> {
  await prisma.delivery.create({ data: delivery });
}
