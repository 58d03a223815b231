// strict
import type { Channel, ConsumeMessage } from 'amqplib';
import express, { type Request, type Response } from 'express';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();
const app = express();

declare function applyEvent(event: unknown): Promise<void>;

// The broker expects no ack: a matter of what the queue is for.
export async function consumePrices(channel: Channel): Promise<void> {
  await channel.consume(
    'prices',
    async (msg: ConsumeMessage | null) => {
      if (!msg) return;
      await prisma.price.create({ data: JSON.parse(msg.content.toString()) });
    },
    { noAck: true },
   // ~~~~~~~~~~~ onDelivery
  );
}

// A caller, not a sender that tries again.
app.post('/exports', async (req: Request, res: Response) => {
  res.status(202).json({ accepted: true });
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ answered
  await prisma.export.create({ data: req.body });
});

// Nobody can see what is done there.
app.post('/webhooks/carrier', async (req: Request, res: Response) => {
  res.sendStatus(200);
//~~~~~~~~~~~~~~~~~~~ answered
  await applyEvent(req.body);
});

// At most once, and the comment says why.
export async function onSample(channel: Channel, msg: ConsumeMessage): Promise<void> {
  // Ack first on purpose: a lost sample is harmless, the next one comes in a second.
  channel.ack(msg);
//~~~~~~~~~~~~~~~~ before
  await prisma.sample.create({ data: JSON.parse(msg.content.toString()) });
}
