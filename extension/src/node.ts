import { Uri, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startClient } from "./start-client.ts";

/** Where extensions run in Node: on the desktop, and beside the files on a remote machine. */
export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, "dist", "server.cjs").fsPath;
  await startClient(
    context,
    ({ id, name, options }) =>
      new LanguageClient(id, name, { module: server, transport: TransportKind.ipc }, { ...options }),
  );
}
