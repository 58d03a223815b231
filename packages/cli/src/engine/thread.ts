import { parentPort } from "node:worker_threads";
import type { FileQuestion, Judging } from "./file-outcome.ts";
import { Judge, type Overlay } from "./judge.ts";

/** What goes to a thread: first how to judge, then files. */
export type ToThread =
  | { readonly judging: Judging; readonly overlay: Overlay | null }
  | { readonly id: number; readonly question: FileQuestion };

export interface FromThread {
  readonly id: number;
  /** A `FileAnswer` as JSON: to copy a text takes a fraction of what it takes to copy objects. */
  readonly answer: string;
}

let judge: Judge | null = null;

// The script of a thread: see `JudgeThreads`.
parentPort?.on("message", (message: ToThread) => {
  if ("judging" in message) judge = new Judge(message.judging, message.overlay);
  else if (judge)
    parentPort?.postMessage(
      {
        id: message.id,
        answer: JSON.stringify(judge.judge(message.question)),
      } satisfies FromThread,
      [],
    );
});
