import { Uri, workspace, type Disposable } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { configurationName } from "./configuration-file.ts";
import { protocol } from "./protocol.ts";

/** A server in a browser has no files: it asks for the configuration, and gets nothing else. */
export function answerFiles(client: BaseLanguageClient): Disposable {
  return client.onRequest(protocol.readFile, async ({ uri }: { uri: string }): Promise<{ text: string | null }> => {
    const file = Uri.parse(uri, true);
    const isConfiguration = file.path.endsWith(`/${configurationName}`) && workspace.getWorkspaceFolder(file);
    return { text: isConfiguration ? await textOf(file) : null };
  });
}

async function textOf(file: Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // Not there, which is an answer too: then there is no configuration.
    return null;
  }
}
