// strict
import type { Channel, ConsumeMessage } from 'amqplib';
import express, { type Request, type Response } from 'express';
import { PrismaClient } from '@prisma/client';
import { pino } from 'pino';

const logger = pino();
const prisma = new PrismaClient();
const app = express();

declare function applyEvent(event: unknown): Promise<void>;
declare function isOpen(): boolean;

// Without an ack, but nothing is written either.
export async function consumePrices(channel: Channel): Promise<void> {
  await channel.consume('prices', (msg: ConsumeMessage | null) => logger.debug({ size: msg?.content.length }, 'price'), {
    noAck: true,
  });
}

// What follows the answer is a log line.
app.post('/exports', async (req: Request, res: Response) => {
  await prisma.export.create({ data: req.body });
  res.status(202).json({ accepted: true });
  logger.info('export was asked for');
});

// One of two answers, and each ends the request.
app.post('/webhooks/carrier', async (req: Request, res: Response) => {
  if (!isOpen()) {
    res.sendStatus(200);
    return;
  }
  await applyEvent(req.body);
  res.sendStatus(200);
});

// The ack of a socket's message is the answer of a call, and no broker keeps anything.
export function onSample(socket: { on(event: string, listener: (sample: object, ack: () => void) => void): void }): void {
  socket.on('sample', async (sample, ack) => {
    ack();
    await prisma.sample.create({ data: sample });
  });
}
