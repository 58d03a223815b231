import v8 from "node:v8";
import vm from "node:vm";
import { parentPort } from "node:worker_threads";
import * as parser from "@silent-failure/fast-parser";
import * as l10n from "@vscode/l10n";
import type { FromThread, ToThread } from "./host/thread-analyst.ts";
import { Engine } from "./service/engine.ts";
import { perform } from "./service/perform.ts";
import type { Task } from "./service/task.ts";

/** The thread that analyses: see `ThreadAnalyst`. */
const port = parentPort;

/** Milliseconds without a task after which what the last ones left behind is swept: trees take a hundred times their text. */
const rest = 1_500;
v8.setFlagsFromString("--expose-gc");
const sweep = vm.runInNewContext("gc") as () => void;
let resting: NodeJS.Timeout | undefined;

const engine = new Engine(parser);

port?.on("message", (message: ToThread) => {
  if ("l10n" in message) l10n.config({ contents: { ...message.l10n } });
  else begin(message.id, message.task);
});

function begin(id: number, task: Task): void {
  const say = (said: FromThread): void => port?.postMessage(said);
  clearTimeout(resting);
  say({ id, began: true });
  perform(engine, task)
    .then(
      (result) => say({ id, result }),
      (error: unknown) => say({ id, error: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => {
      clearTimeout(resting);
      resting = setTimeout(sweep, rest).unref();
    });
}
