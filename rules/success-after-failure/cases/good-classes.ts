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

  // Each way has a status of its own.
  @Cron('0 3 * * *')
  async sync(): Promise<void> {
    const id = `catalog-${new Date().toISOString()}`;
    try {
      const changed = await this.search.pullChanges();
      this.logger.debug(`${changed} changes`);
      await this.runs.setStatus(id, 'succeeded');
    } catch (error) {
      this.logger.error('catalog sync failed', error as Error);
      await this.runs.setStatus(id, 'failed');
    }
  }

  // What is optional failed, and success is said of the rest.
  async rebuild(): Promise<void> {
    try {
      const pages = await this.pages();
      this.logger.debug(`${pages} pages`);
    } catch (error) {
      this.logger.warn(`no page count: ${String(error)}`);
    }
    await this.search.rebuildIndex();
    this.logger.log('index rebuilt successfully');
  }

  // The row says how it ended.
  async reprice(run: { id: string }): Promise<void> {
    let status = 'failed';
    try {
      const prices = await this.search.computePrices();
      this.logger.debug(`${prices} prices`);
      status = 'completed';
    } catch (error) {
      this.logger.error('prices were not computed', error as Error);
    } finally {
      await this.runs.update(run.id, { status });
    }
  }

  // `finally` releases, and says so.
  async recount(lock: { release(): Promise<void> }): Promise<number> {
    try {
      return await this.search.countStock();
    } finally {
      await lock.release();
      this.logger.debug('stock lock released');
    }
  }

  private async pages(): Promise<number> {
    return this.search.countPages();
  }
}

// Thrown: the job fails.
export const thumbnails = new Worker('thumbnails', async (job: Job<{ file: string }>) => {
  try {
    const output = execSync(`convert ${job.data.file} -resize 200 out.png`);
    console.debug(output.toString());
  } catch (error) {
    console.error('thumbnail failed', error);
    throw error;
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

  // Failed, where it could have been finished.
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
      await this.runs.fail(id, String(error));
      return;
    }
    await this.runs.finish(id, rows);
  }

  // Delivered, or not.
  async deliver(user: string, text: string): Promise<{ delivered: boolean }> {
    const tokens = await this.gateway.tokensOf(user);
    if (tokens.length === 0) return { delivered: false };
    try {
      const { receipt } = await this.gateway.push(tokens, text);
      this.logger.debug(`pushed ${receipt}`);
    } catch (error) {
      this.logger.error('push failed', error as Error);
      return { delivered: false };
    }
    return { delivered: true };
  }
}
