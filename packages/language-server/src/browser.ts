import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import * as parser from "@silent-failure/fast-parser";
import { AskedSituations } from "./service/asked-situations.ts";
import { Engine } from "./service/engine.ts";
import { InlineAnalyst } from "./service/inline-analyst.ts";
import { RequestOrder } from "./protocol/request-order.ts";
import { serve } from "./protocol/serve.ts";

/** The server as a web worker: no files, no threads; the client reads the configuration for it. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope), {
  messageStrategy: new RequestOrder(),
});
const engine = new Engine(parser);

serve(connection, {
  createAnalyst: () => new InlineAnalyst(engine),
  look: (around) => ({ situations: new AskedSituations(around), files: null }),
});
