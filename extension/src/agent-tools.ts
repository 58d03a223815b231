import * as vscode from "vscode";
import { Disposable, Uri, workspace, type CancellationToken, type TextDocument } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { isRead } from "./documents.ts";
import { findingsText } from "./findings-text.ts";
import { protocol, type FindingReport } from "./protocol.ts";
import type { StatusView } from "./status.ts";

export const toolName = "silent-failure_findings";

interface ToolInput {
  readonly path?: string;
  readonly uri?: string;
  readonly rule?: string;
}

/** What is used of VS Code's API for language models' tools, which is newer than the oldest VS Code that is served. */
interface ToolHost {
  readonly lm?: {
    registerTool?(
      name: string,
      tool: { invoke(options: { input: ToolInput }, token: CancellationToken): Promise<unknown> },
    ): Disposable;
  };
  readonly LanguageModelToolResult: new (parts: readonly unknown[]) => unknown;
  readonly LanguageModelTextPart: new (text: string) => unknown;
}

/** Gives agents the findings of a file, with trail and plan, where the host knows of tools. */
export function registerAgentTools(client: BaseLanguageClient, status: StatusView): Disposable {
  const host = vscode as unknown as ToolHost;
  return (
    host.lm?.registerTool?.(toolName, {
      async invoke({ input }, token) {
        const text = await answer(input, { client, status, token });
        return new host.LanguageModelToolResult([new host.LanguageModelTextPart(text)]);
      },
    }) ?? Disposable.from()
  );
}

interface Asked {
  readonly client: BaseLanguageClient;
  readonly status: StatusView;
  readonly token: CancellationToken;
}

async function answer({ path, uri, rule }: ToolInput, { client, status, token }: Asked): Promise<string> {
  const file = uri ?? path;
  if (file === undefined) return "Nothing was read: give `path` or `uri`.";
  const document = await opened(uri === undefined ? candidates(file) : [Uri.parse(file, true)]);
  if (!document) return `${file} was not read: there is no such file in the workspace.`;
  if (!isRead(document.languageId)) return `${file} was not read: it is ${document.languageId}.`;

  const params = { textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document) };
  const { findings } = await client.sendRequest<{ findings: FindingReport[] }>(protocol.findings, params, token);
  const leftOut = status.of(document.uri)?.leftOut;
  if (findings.length === 0 && typeof leftOut === "string") return `${file} was not read: ${leftOut}`;
  return findingsText({ file, findings, rule });
}

/** An absolute path as it is; a relative one in each folder of the workspace. */
function candidates(path: string): readonly Uri[] {
  const folders = workspace.workspaceFolders ?? [];
  if (!/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return folders.map(({ uri }) => Uri.joinPath(uri, path));
  // In a virtual workspace an absolute path is one of its file system.
  return [(folders[0]?.uri ?? Uri.file(path)).with({ path: Uri.file(path).path })];
}

async function opened(uris: readonly Uri[]): Promise<TextDocument | undefined> {
  for (const uri of uris) {
    try {
      return await workspace.openTextDocument(uri);
    } catch {
      // Not there; it may be in the next folder, and else the answer says so.
    }
  }
  return undefined;
}
