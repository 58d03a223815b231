import { Worker } from "node:worker_threads";
import { failedOutcome, type FileAnswer, type FileQuestion, type Judging } from "./file-outcome.ts";
import type { Overlay } from "./judge.ts";
import type { FromThread, ToThread } from "./thread.ts";

/** Milliseconds after which one file is given up, so that no gate hangs for ever. */
const budget = 300_000;
/** As many files wait in a thread as keep it busy while an answer is on its way. */
const ahead = 4;
/** What a thread costs to start is more than what it saves on a few files. */
const filesPerThread = 40;

interface Job {
  readonly id: number;
  readonly question: FileQuestion;
  answered(answer: FileAnswer): void;
}

interface Thread {
  readonly worker: Worker;
  /** In the order in which they were given out; the first is the one being judged. */
  readonly jobs: Job[];
  /** What is meant for this thread: neighbours, since they look into the same modules. */
  lane: Job[];
  timer: NodeJS.Timeout | undefined;
}

/** Judges files in threads. One that hangs or dies is ended, the file that it was at is given up, and the others go on. */
export class JudgeThreads {
  private readonly setup: Extract<ToThread, { judging: Judging }>;
  private readonly most: number;
  private readonly threads = new Set<Thread>();
  private readonly waiting: Job[] = [];
  private ids = 0;

  /** `most` is how many files are judged at a time. */
  constructor(judging: Judging, overlay: Overlay | null, most: number) {
    this.setup = { judging, overlay };
    this.most = most;
  }

  /** Starts a thread before there is anything to do: loading takes longer than the first files. */
  warmUp(): void {
    if (this.threads.size === 0) this.start();
  }

  judge(question: FileQuestion): Promise<FileAnswer> {
    return new Promise((answered) => {
      this.waiting.push({ id: ++this.ids, question, answered });
      // Once for all that is asked in a row.
      if (this.waiting.length === 1) queueMicrotask(() => this.giveOut());
    });
  }

  async end(): Promise<void> {
    const threads = [...this.threads];
    this.threads.clear();
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  private giveOut(): void {
    const wanted = Math.min(this.most, Math.ceil(this.waiting.length / filesPerThread));
    while (this.threads.size < Math.max(1, wanted)) this.start();
    const share = Math.ceil(this.waiting.length / this.threads.size);
    for (const thread of this.threads) {
      thread.lane.push(...this.waiting.splice(0, share));
      this.fill(thread);
    }
  }

  private next(thread: Thread): Job | undefined {
    if (thread.lane.length === 0) {
      const [busiest] = [...this.threads].toSorted((a, b) => b.lane.length - a.lane.length);
      // Half of what is left of the longest lane, from its end.
      thread.lane = busiest?.lane.splice(Math.floor(busiest.lane.length / 2)) ?? [];
    }
    return thread.lane.shift();
  }

  private fill(thread: Thread): void {
    while (thread.jobs.length < ahead) {
      const job = this.next(thread);
      if (!job) return;
      thread.jobs.push(job);
      thread.worker.postMessage({ id: job.id, question: job.question } satisfies ToThread, []);
      if (thread.jobs.length === 1) this.watch(thread);
    }
  }

  private start(): Thread {
    const worker = new Worker(new URL("./judge-thread.cjs", import.meta.url), {
      // A nursery that holds the trees of a few files. What survives a larger one comes in one piece, and where a thread's memory
      // ends, Node has room for 16 MB before it gives up the whole process in place of the thread.
      resourceLimits: { maxYoungGenerationSizeMb: 48 },
    });
    const thread: Thread = { worker, jobs: [], lane: [], timer: undefined };
    worker.on("message", (message: FromThread) => this.receive(thread, message));
    worker.on("error", (error) => this.lose(thread, error.message));
    worker.on("exit", () => this.lose(thread, "the analysis ended by itself"));
    worker.postMessage(this.setup satisfies ToThread, []);
    this.threads.add(thread);
    return thread;
  }

  private receive(thread: Thread, { id, answer }: FromThread): void {
    const [job] = thread.jobs;
    if (job?.id !== id) return;
    thread.jobs.shift();
    job.answered(JSON.parse(answer) as FileAnswer);
    this.watch(thread);
    this.fill(thread);
  }

  private watch(thread: Thread): void {
    clearTimeout(thread.timer);
    if (thread.jobs.length === 0) return;
    thread.timer = setTimeout(() => this.lose(thread, `it took more than ${budget / 60_000} minutes`), budget);
  }

  /** The file that the thread was at is given up; those behind it are given to others. */
  private lose(thread: Thread, reason: string): void {
    clearTimeout(thread.timer);
    if (!this.threads.delete(thread)) return;
    void thread.worker.terminate();
    const [job, ...others] = thread.jobs;
    job?.answered({ outcome: failedOutcome(`Reading failed: ${reason}`), grounds: null, digest: null });
    this.waiting.push(...others, ...thread.lane);
    if (this.waiting.length > 0) this.giveOut();
  }
}
