import { Uri, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { BaseLanguageClient } from "vscode-languageclient";
import { startClient } from "./start-client.ts";

let client: BaseLanguageClient | undefined;

/** Where extensions run in Node: on the desktop, and beside the files on a remote machine. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, "dist", "server.cjs").fsPath;
  client = await startClient(
    context,
    ({ id, name, options }) =>
      new LanguageClient(id, name, { module: server, transport: TransportKind.ipc }, { ...options }),
  );
}

/** VS Code waits for it, so that no server is left behind. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
