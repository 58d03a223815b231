import { Abandoned, Superseded, type Analyst, type PerformOptions } from "./analyst.ts";
import type { Engine } from "./engine.ts";
import { perform } from "./perform.ts";
import type { Results, Task } from "./task.ts";

interface Waiting {
  readonly name: string | undefined;
  readonly urgent: boolean;
  readonly run: () => Promise<void>;
  readonly drop: () => void;
}

/** Analyses where it is called, for hosts without threads. Between two texts, messages are let in. */
export class InlineAnalyst implements Analyst {
  private readonly engine: Engine;
  private readonly waiting: Waiting[] = [];
  private isBusy = false;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  perform<Kind extends Task["kind"]>(
    task: Extract<Task, { readonly kind: Kind }>,
    { supersedes, urgent = false }: PerformOptions = {},
  ): Promise<Results[Kind]> {
    if (supersedes !== undefined)
      for (let i = this.waiting.length - 1; i >= 0; i--)
        if (this.waiting[i]?.name === supersedes) this.waiting.splice(i, 1)[0]?.drop();
    return new Promise((resolve, reject) => {
      const run = async (): Promise<void> => {
        try {
          resolve((await perform(this.engine, task)) as Results[Kind]);
        } catch (error) {
          reject(new Abandoned(error instanceof Error ? error.message : String(error)));
        }
      };
      const before = urgent ? this.waiting.findIndex((other) => !other.urgent) : -1;
      const job = { name: supersedes, urgent, run, drop: () => reject(new Superseded()) };
      this.waiting.splice(before === -1 ? this.waiting.length : before, 0, job);
      this.next();
    });
  }

  dispose(): void {
    for (const { drop } of this.waiting.splice(0)) drop();
  }

  private next(): void {
    if (this.isBusy) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.isBusy = true;
    setTimeout(() => {
      void job.run().finally(() => {
        this.isBusy = false;
        this.next();
      });
    });
  }
}
