import { Uri, type ExtensionContext } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import type { BaseLanguageClient } from "vscode-languageclient";
import { answerFiles } from "./answer-files.ts";
import { startClient } from "./start-client.ts";

let client: BaseLanguageClient | undefined;

/** Where extensions run in a browser: the server is a worker beside them. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist", "browser.js").toString(true);
  client = await startClient(context, ({ id, name, options }) => {
    const created = new LanguageClient(id, name, new Worker(script, { name }), options);
    context.subscriptions.push(answerFiles(created));
    return created;
  });
}

/** VS Code waits for it, so that no server is left behind. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
