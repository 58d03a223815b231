import { explain } from "./explain.ts";
import type { Engine } from "./engine.ts";
import { mend } from "./mend.ts";
import { refactoringsAt } from "./refactorings.ts";
import type { Results, Task } from "./task.ts";

/** Does what a task asks for. */
export async function perform(engine: Engine, task: Task): Promise<Results[Task["kind"]]> {
  switch (task.kind) {
    case "answer":
      return engine.answer(task.question);
    case "explain":
      return explain(engine, task.question, task.asked);
    case "refactorings":
      return refactoringsAt(engine, task.question, task.place);
    case "mend":
      return await mend(engine, task.question, task.rule);
  }
}
