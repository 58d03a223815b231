import express, { type Request, type Response } from 'express';
import { Queue } from 'bullmq';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';
import { Counter } from 'prom-client';

const logger = pino();
const prisma = new PrismaClient();
const app = express();
const events = new Queue('stripe-events');
const lost = new Counter({ name: 'payouts_lost_total', help: 'Payout notifications that were not applied' });

interface Stripe {
  webhooks: { constructEvent(body: unknown, signature: unknown, secret: string): { type: string; data: { object: { id: string } } } };
}

// Queued, answered, and then worked on by whoever takes it from the queue.
export function stripeWebhook(stripe: Stripe): void {
  app.post('/webhooks/stripe', async (req: Request, res: Response) => {
    const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], 'whsec');
    await events.add(event.type, event);
    res.sendStatus(200);
    await prisma.statistic.update({ where: { id: 1 }, data: { received: { increment: 1 } } });
  });
}

// What comes after the answer is counted when it fails.
export function adyenWebhook(ledger: { apply(entry: unknown): Promise<void> }): void {
  app.post('/webhooks/adyen', async (req: Request, res: Response) => {
    res.status(202).send('[accepted]');
    try {
      await ledger.apply(req.body.notificationItems[0]);
    } catch (error) {
      logger.error({ err: error }, 'payout notification was not applied');
      lost.inc();
    }
  });
}

// The answer comes last.
app.post('/hooks/github', async (req: Request, res: Response) => {
  await storeDelivery(req.body);
  res.json({ received: true });
});

async function storeDelivery(delivery: { id: string }): Promise<void> {
  await prisma.delivery.create({ data: delivery });
}
