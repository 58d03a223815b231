import { Uri, type ExtensionContext } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { answerFiles } from "./answer-files.ts";
import { startClient } from "./start-client.ts";

/** Where extensions run in a browser: the server is a worker beside them. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist", "browser.js").toString(true);
  await startClient(context, ({ id, name, options }) => {
    const client = new LanguageClient(id, name, new Worker(script, { name }), options);
    context.subscriptions.push(answerFiles(client));
    return client;
  });
}
