import express, { type Request, type Response } from 'express';
import { EventEmitter } from 'node:events';
import { PrismaClient } from '@prisma/client';

const app = express();
const prisma = new PrismaClient();

interface Store {
  fetchNotices(account: string, done: (err: Error | null, notices: readonly string[]) => void): void;
}

// An event that is delivered, and answered although its look-up failed.
export function receive(store: Store): void {
  app.post('/webhooks/notices', (request: Request, response: Response) => {
    store.fetchNotices(request.body.account, async (err, notices) => {
      response.status(200).end();
   // ~~~~~~~~~~~~~~~~~~~~~~~~~~ ack-without-work/answered
      if (err) return;
   // ~~~~~~~~ dropped
      await prisma.notice.create({ data: { account: request.body.account, notices } });
    });
  });
}

// Each chunk says for itself that it is broken.
export function collect(file: EventEmitter): void {
  file.on('data', async (chunk: { error?: Error; part: string }) => {
    if (chunk.error) return;
 // ~~~~~~~~~~~~~~~~ dropped
    await prisma.part.create({ data: { text: chunk.part } });
  });
}

// The look-up by what the address carries comes to nothing.
export function count(clicks: EventEmitter): void {
  clicks.on('message', async (click: { url: URL; link: string }) => {
    const member = await prisma.member.findUnique({ where: { id: click.url.searchParams.get('member') } });
    if (!member) return;
 // ~~~~~~~~~~~~ dropped
    await prisma.click.create({ data: { member: member.id, link: click.link } });
  });
}
