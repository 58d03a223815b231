import { Worker } from "node:worker_threads";
import * as l10n from "@vscode/l10n";
import { Abandoned, Superseded, type Analyst, type PerformOptions } from "../service/analyst.ts";
import type { Results, Task } from "../service/task.ts";

/** What goes to the thread. */
export type ToThread =
  | { readonly id: number; readonly task: Task }
  | { readonly l10n: Readonly<Record<string, string>> };

/** What comes back: first that it began, then how it ended. */
export type FromThread =
  | { readonly id: number; readonly began: true }
  | { readonly id: number; readonly result: Results[Task["kind"]] }
  | { readonly id: number; readonly error: string };

export interface ThreadOptions {
  /** The thread's bundle. */
  readonly script: string | URL;
  /** Milliseconds after which the analysis of one text is given up. */
  readonly budget: number;
}

/** Megabytes for what is known of a text. V8 sweeps the sooner the less there is, and most texts need a fraction. */
const room = { small: 192, large: 2048 };

/** The budget is for a text of usual length; for as many characters more, as much time is added. */
const moreBudgetFor = 250_000;

interface Job {
  readonly id: number;
  readonly task: Task;
  readonly options: PerformOptions;
  resolve(result: Results[Task["kind"]]): void;
  reject(error: Error): void;
}

/**
 * Analyses in a thread of its own, one text after the other, so that the server answers whatever a text does: a thread that
 * hangs or dies is ended, its text is given up, and a new one goes on with the next.
 */
export class ThreadAnalyst implements Analyst {
  private readonly options: ThreadOptions;
  private readonly waiting: Job[] = [];
  private worker: Worker | null = null;
  private current: Job | null = null;
  private timer: NodeJS.Timeout | undefined;
  private ids = 0;
  private megabytes = room.small;
  private sentences: Readonly<Record<string, string>> | null = null;

  constructor(options: ThreadOptions) {
    this.options = options;
  }

  /** Starts the thread before there is anything to do: loading takes longer than the first analysis. */
  warmUp(): void {
    this.worker ??= this.start();
  }

  /** Sentences in the user's language, which are known only when the client has said who it is. */
  speak(sentences: Readonly<Record<string, string>>): void {
    this.sentences = sentences;
    if (this.worker) this.tellSentences(this.worker);
  }

  perform<Kind extends Task["kind"]>(
    task: Extract<Task, { readonly kind: Kind }>,
    options: PerformOptions = {},
  ): Promise<Results[Kind]> {
    const { supersedes } = options;
    if (supersedes !== undefined)
      for (let i = this.waiting.length - 1; i >= 0; i--)
        if (this.waiting[i]?.options.supersedes === supersedes) this.waiting.splice(i, 1)[0]?.reject(new Superseded());
    return new Promise<Results[Task["kind"]]>((resolve, reject) => {
      const job = { id: ++this.ids, task, options, resolve, reject };
      const before = options.urgent === true ? this.waiting.findIndex((other) => other.options.urgent !== true) : -1;
      if (before === -1) this.waiting.push(job);
      else this.waiting.splice(before, 0, job);
      this.next();
    }) as Promise<Results[Kind]>;
  }

  dispose(): void {
    for (const job of this.waiting.splice(0)) job.reject(new Superseded());
    this.giveUp(new Superseded());
  }

  private next(): void {
    if (this.current) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.current = job;
    this.warmUp();
    this.worker?.postMessage({ id: job.id, task: job.task } satisfies ToThread);
  }

  private start(): Worker {
    const worker = new Worker(this.options.script, {
      // A nursery that holds the tree of a usual text: most of it is garbage before it has to be moved.
      resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: this.megabytes },
    });
    worker.on("message", (message: FromThread) => this.receive(worker, message));
    worker.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY" && this.megabytes === room.small) this.widen(worker);
      else this.lose(worker, error.message);
    });
    worker.on("exit", () => this.lose(worker, l10n.t("the analysis ended by itself")));
    worker.unref();
    this.tellSentences(worker);
    return worker;
  }

  private tellSentences(worker: Worker): void {
    if (this.sentences === null) return;
    worker.postMessage({ l10n: this.sentences } satisfies ToThread, []);
  }

  private receive(worker: Worker, message: FromThread): void {
    const job = this.current;
    if (worker !== this.worker || job?.id !== message.id) return;
    if ("began" in message) {
      const budget = this.options.budget * (1 + job.task.question.text.length / moreBudgetFor);
      const sentence = l10n.t("It was given up after {0} seconds.", Number((budget / 1000).toFixed(1)));
      this.timer = setTimeout(() => {
        this.giveUp(new Abandoned(sentence));
        this.next();
      }, budget);
      return;
    }
    clearTimeout(this.timer);
    this.current = null;
    if ("result" in message) job.resolve(message.result);
    else job.reject(new Abandoned(message.error));
    this.next();
  }

  /** A text that needs more room than most is analysed once more, in a thread that has it. */
  private widen(worker: Worker): void {
    if (worker !== this.worker) return;
    clearTimeout(this.timer);
    this.megabytes = room.large;
    this.worker = null;
    const job = this.current;
    this.current = null;
    if (job) this.waiting.unshift(job);
    this.next();
  }

  /** The thread is gone by itself: memory, or a fault of ours. */
  private lose(worker: Worker, reason: string): void {
    if (worker !== this.worker) return;
    this.giveUp(new Abandoned(reason));
    this.next();
  }

  private giveUp(error: Error): void {
    clearTimeout(this.timer);
    const { worker, current } = this;
    this.worker = null;
    this.current = null;
    void worker?.terminate();
    current?.reject(error);
  }
}
