import { execSync } from 'node:child_process';
import { Injectable, Logger } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { Worker, type Job } from 'bullmq';

interface SearchGateway {
  pullChanges(): Promise<number>;
  computePrices(): Promise<number>;
  countStock(): Promise<number>;
  countPages(): Promise<number>;
  rebuildIndex(): Promise<void>;
}

interface SyncRuns {
  setStatus(id: string, status: string): Promise<void>;
  update(id: string, row: { status: string }): Promise<void>;
  markAsCompleted(id: string): Promise<void>;
}

@Injectable()
export class CatalogSync {
  private readonly logger = new Logger(CatalogSync.name);

  constructor(
    private readonly search: SearchGateway,
    private readonly runs: SyncRuns,
  ) {}

  // A row that says `succeeded`, stored after a failure.
  @Cron('0 3 * * *')
  async sync(): Promise<void> {
    const id = `catalog-${new Date().toISOString()}`;
    try {
      const changed = await this.search.pullChanges();
      this.logger.debug(`${changed} changes`);
    } catch (error) {
   // ~~~~~~~~~~~~~ after
      this.logger.error('catalog sync failed', error as Error);
    }
    await this.runs.setStatus(id, 'succeeded');
  }

  // A method of the same class does the work.
  async rebuild(): Promise<{ completed: boolean }> {
    try {
      const pages = await this.pages();
      this.logger.debug(`${pages} pages`);
    } catch (error) {
   // ~~~~~~~~~~~~~ after
      this.logger.error(`rebuild failed: ${String(error)}`);
    }
    return { completed: true };
  }

  // Success is said in `finally`, in the row.
  async reprice(run: { id: string }): Promise<void> {
    try {
      const prices = await this.search.computePrices();
      this.logger.debug(`${prices} prices`);
    } catch (error) {
   // ~~~~~~~~~~~~~ inFinally
      this.logger.error('prices were not computed', error as Error);
    } finally {
      await this.runs.update(run.id, { status: 'completed' });
    }
  }

  // Without a `catch` the failure leaves, but what `finally` stored stays.
  async recount(run: { id: string }): Promise<number> {
    try {
      return await this.search.countStock();
    } finally {
    //        ~ inFinally
      await this.runs.markAsCompleted(run.id);
    }
  }

  private async pages(): Promise<number> {
    return this.search.countPages();
  }
}

// A job's log says what its result does not.
export const thumbnails = new Worker('thumbnails', async (job: Job<{ file: string }>) => {
  try {
    const output = execSync(`convert ${job.data.file} -resize 200 out.png`);
    console.debug(output.toString());
  } catch (error) {
 // ~~~~~~~~~~~~~ after
    console.error('thumbnail failed', error);
  }
  console.log(`thumbnail of ${job.data.file} created successfully`);
});

interface ReportRuns {
  claim(id: string): Promise<string | null>;
  finish(id: string, rows: number): Promise<void>;
  fail(id: string, why: string): Promise<void>;
}

interface Gateway {
  push(tokens: readonly string[], text: string): Promise<{ receipt: string }>;
  tokensOf(user: string): Promise<readonly string[]>;
}

export class Reports {
  private readonly logger = new Logger(Reports.name);

  constructor(
    private readonly runs: ReportRuns,
    private readonly gateway: Gateway,
    private readonly generate: (name: string) => Promise<number>,
  ) {}

  // Finished, where it could have been failed.
  async run(id: string): Promise<void> {
    const name = await this.runs.claim(id);
    if (name === null) {
      await this.runs.fail(id, 'no such report');
      return;
    }
    let rows = 0;
    try {
      rows = await this.generate(name);
    } catch (error) {
   // ~~~~~~~~~~~~~ after
      this.logger.error('report failed', error as Error);
    }
    await this.runs.finish(id, rows);
  }

  // What was asked for first is no work that "delivered" could be meant of.
  async deliver(user: string, text: string): Promise<{ delivered: boolean }> {
    const tokens = await this.gateway.tokensOf(user);
    if (tokens.length === 0) return { delivered: false };
    try {
      const { receipt } = await this.gateway.push(tokens, text);
      this.logger.debug(`pushed ${receipt}`);
    } catch (error) {
   // ~~~~~~~~~~~~~ after
      this.logger.error('push failed', error as Error);
    }
    return { delivered: true };
  }
}
