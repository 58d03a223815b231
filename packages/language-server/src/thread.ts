import { parentPort, workerData } from "node:worker_threads";
import * as parser from "@silent-failure/fast-parser";
import * as l10n from "@vscode/l10n";
import type { FromThread, ToThread } from "./host/thread-analyst.ts";
import { Engine } from "./service/engine.ts";
import { perform } from "./service/perform.ts";

/** The thread that analyses: see `ThreadAnalyst`. */
const port = parentPort;
const { l10n: sentences } = (workerData ?? {}) as { l10n?: Record<string, string> };
if (sentences) l10n.config({ contents: sentences });
const engine = new Engine(parser);

port?.on("message", ({ id, task }: ToThread) => {
  const say = (message: FromThread): void => port.postMessage(message);
  say({ id, began: true });
  perform(engine, task).then(
    (result) => say({ id, result }),
    (error: unknown) => say({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
