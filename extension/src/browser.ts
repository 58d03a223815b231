import { Uri, type ExtensionContext } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { BaseLanguageClient } from "vscode-languageclient";
import { answerFiles } from "./answer-files.ts";
import { startClient } from "./start-client.ts";

let client: BaseLanguageClient | undefined;

/** Where extensions run in a browser: the server is a worker beside them. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist", "browser.js").toString(true);
  client = await startClient(context, ({ id, name, options }) => {
    let worker: Worker | undefined;
    const created = new LanguageClient(
      id,
      name,
      // A restart is there for a server that hangs, so it gets a worker of its own.
      async () => {
        worker?.terminate();
        worker = new Worker(script, { name });
        // Not the worker itself: the client does not know those of VS Code's extension host for what they are.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
      },
      options,
    );
    context.subscriptions.push(answerFiles(created), { dispose: () => worker?.terminate() });
    return created;
  });
}

/** VS Code waits for it, so that no server is left behind. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
