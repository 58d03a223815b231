import express, { type Request, type Response } from 'express';
import { EventEmitter } from 'node:events';
import { PrismaClient } from '@prisma/client';

const app = express();
const prisma = new PrismaClient();

declare function refuse(err: Error, response: Response): void;

interface Store {
  fetchNotices(account: string, done: (err: Error | null, notices: readonly string[]) => void): void;
}

// Nobody delivers an event by asking for a list; and who asks is told of the failure.
export function list(store: Store): void {
  app.get('/v1/notifications', (request: Request, response: Response) => {
    store.fetchNotices(String(request.query['account']), (err, notices) => {
      if (err) return refuse(err, response);
      response.json(notices);
    });
  });
}

// What failed before was told by whoever noted it: the chunks that still come are for nobody.
export function collect(file: EventEmitter, stop: (reason: Error) => void): void {
  let failure: Error | null = null;
  const fail = (reason: Error): void => {
    failure ??= reason;
    stop(reason);
  };
  file.on('error', fail);
  file.on('data', async (chunk: { part: string }) => {
    if (failure) {
      return;
    }
    await prisma.part.create({ data: { text: chunk.part } });
  });
}

// What an address may carry: a click of nobody in particular is not counted for anybody.
export function count(clicks: EventEmitter): void {
  clicks.on('message', async (click: { url: URL; link: string }) => {
    const member = click.url.searchParams.get('member');
    if (!member) return;
    await prisma.click.create({ data: { member, link: click.link } });
  });
}
