import { fork, type ChildProcess } from "node:child_process";
import type { ProjectFault, ProjectQuestion, ProjectReply, ProjectWord } from "./project-question.ts";

export interface ProjectChildOptions {
  /** The child's bundle. */
  readonly script: string;
  /** Milliseconds for one answer, the start of the child included. */
  readonly budget: number;
  /** The Node that runs it. */
  readonly nodePath: string;
}

/** How a question ended. `dropped`: nobody wants to know any more, or what would be told is out of date. */
export type Outcome =
  | { readonly kind: "word"; readonly word: ProjectWord }
  | { readonly kind: "fault"; readonly fault: ProjectFault }
  | { readonly kind: "hung" }
  | { readonly kind: "dropped" }
  /** By itself; `how` is what the system says of it. */
  | { readonly kind: "ended"; readonly how: string };

interface Job {
  readonly question: ProjectQuestion;
  readonly resolve: (outcome: Outcome) => void;
}

/** Ends a child that has had nothing to do: what it has loaded is some hundred MB. */
const idle = 20_000;

/**
 * The process that asks a project's ESLint, one question after the other. It is started for the first question; one that hangs or
 * dies takes nothing with it but the question that it was about.
 */
export class ProjectChild {
  private readonly options: ProjectChildOptions;
  private readonly waiting: Job[] = [];
  private process: ChildProcess | null = null;
  private current: Job | null = null;
  private timer: NodeJS.Timeout | undefined;
  private ids = 0;

  constructor(options: ProjectChildOptions) {
    this.options = options;
  }

  ask(question: Omit<ProjectQuestion, "id">): Promise<Outcome> {
    return new Promise((resolve) => {
      this.waiting.push({ question: { id: ++this.ids, ...question }, resolve });
      this.next();
    });
  }

  /** Ends the process; a later question starts another. */
  end(): void {
    for (const { resolve } of this.waiting.splice(0)) resolve({ kind: "dropped" });
    this.giveUp({ kind: "dropped" });
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.timer);
    const job = this.waiting.shift();
    if (!job) {
      this.timer = setTimeout(() => this.end(), idle).unref();
      return;
    }
    this.current = job;
    this.process ??= this.start();
    // A process that is just dying says so by "exit".
    this.process.send(job.question, () => undefined);
    this.timer = setTimeout(() => this.giveUpOn(job.question), this.options.budget).unref();
  }

  private start(): ChildProcess {
    const { script, nodePath } = this.options;
    const child = fork(script, [], {
      execPath: nodePath,
      execArgv: [],
      // In VS Code, Node is a part of Electron.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      // A configuration may print; our own output is the protocol.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.on("message", (reply: ProjectReply) => this.receive(child, reply));
    child.on("error", (error) => this.lose(child, error.message));
    child.on("exit", (code, signal) => this.lose(child, signal ?? `exit code ${code}`));
    // Whoever is done with everything else need not wait for it.
    child.unref();
    child.channel?.unref();
    return child;
  }

  private receive(child: ChildProcess, reply: ProjectReply): void {
    const job = this.current;
    if (child !== this.process || job?.question.id !== reply.id) return;
    this.current = null;
    job.resolve("word" in reply ? { kind: "word", word: reply.word } : { kind: "fault", fault: reply.fault });
    this.next();
  }

  private lose(child: ChildProcess, how: string): void {
    if (child !== this.process) return;
    this.giveUp({ kind: "ended", how });
    this.next();
  }

  /** What waits for the same configuration would hang as well. */
  private giveUpOn({ configFile }: ProjectQuestion): void {
    const hung: Outcome = { kind: "hung" };
    for (let i = this.waiting.length - 1; i >= 0; i--)
      if (this.waiting[i]?.question.configFile === configFile) this.waiting.splice(i, 1)[0]?.resolve(hung);
    this.giveUp(hung);
    this.next();
  }

  private giveUp(outcome: Outcome): void {
    clearTimeout(this.timer);
    const { process: child, current } = this;
    this.process = null;
    this.current = null;
    // Whoever hangs hears no gentler word.
    child?.kill("SIGKILL");
    current?.resolve(outcome);
  }
}
