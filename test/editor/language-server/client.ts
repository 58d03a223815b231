import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  LSPErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { until } from "../../live/until.ts";
import type { ExpandedSnippet } from "./expand-snippet.ts";
import { OpenDocument } from "./open-document.ts";
import { profiles, type ProfileName } from "./profiles.ts";

export const serverPath: string = fileURLToPath(
  new URL("../../../packages/language-server/bin/silent-failure-language-server.js", import.meta.url),
);

export interface Status {
  readonly uri: string;
  readonly engine: string;
  readonly configuration: string | null;
  readonly problem: string | null;
  readonly leftOut: string | null;
  readonly findings: number;
  readonly milliseconds: number;
}

export interface ClientOptions {
  readonly profile?: ProfileName;
  /** URIs. */
  readonly folders?: readonly string[];
  /** The section `silentFailure` for a document, or for the window. */
  readonly settings?: (uri: string | undefined) => object;
  readonly initializationOptions?: object;
  readonly processId?: number | null;
}

/** An editor, as far as the protocol sees it, with the real server behind standard input and output. */
export class Client {
  readonly profile: ProfileName;
  readonly server: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  readonly documents = new Map<string, OpenDocument>();
  readonly statuses: Status[] = [];
  readonly logged: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: string[] = [];
  readonly exited: Promise<number | null>;
  settings: (uri: string | undefined) => object;
  refreshes = 0;
  stderr = "";
  private readonly options: ClientOptions;

  constructor(options: ClientOptions = {}) {
    this.options = options;
    this.profile = options.profile ?? "3.18";
    this.settings = options.settings ?? ((): object => ({}));
    this.server = spawn(process.execPath, [serverPath, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
    this.server.stderr.on("data", (chunk) => (this.stderr += String(chunk)));
    // A server that is ended by a test closes its input first.
    this.server.stdin.on("error", () => undefined);
    this.exited = new Promise((resolve) => this.server.on("exit", resolve));
    this.connection = createMessageConnection(
      new StreamMessageReader(this.server.stdout),
      new StreamMessageWriter(this.server.stdin),
    );
    this.connection.onError(() => undefined);
    this.listen();
  }

  /** Spawned and initialized. */
  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    await client.initialize();
    return client;
  }

  async initialize(): Promise<InitializeResult> {
    const { folders = [], initializationOptions, processId = process.pid } = this.options;
    const result = await this.connection.sendRequest<InitializeResult>("initialize", {
      processId,
      rootUri: folders[0] ?? null,
      ...(this.profile === "minimal"
        ? {}
        : { workspaceFolders: folders.map((uri) => ({ uri, name: uri.replace(/.*\//, "") })) }),
      ...(initializationOptions ? { initializationOptions } : {}),
      capabilities: profiles[this.profile],
    });
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  async open(uri: string, text: string, languageId = "typescript"): Promise<OpenDocument> {
    const document = new OpenDocument(uri, languageId, text);
    this.documents.set(uri, document);
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: document.version, text },
    });
    return document;
  }

  async close({ uri }: OpenDocument): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async save({ uri }: OpenDocument): Promise<void> {
    await this.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
  }

  /** One replacement, sent as an incremental change. */
  async type(document: OpenDocument, range: Range, text: string): Promise<void> {
    document.apply([{ range, newText: text }]);
    await this.sendChanges(document, [{ range, text }]);
  }

  async replaceAll(document: OpenDocument, text: string): Promise<void> {
    document.text = text;
    await this.sendChanges(document, [{ text }]);
  }

  async sendChanges(document: OpenDocument, contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    document.version += 1;
    const { uri, version } = document;
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** What is to be shown in a document as it is now, however this client gets it. */
  async diagnostics({ uri, version }: OpenDocument): Promise<readonly Diagnostic[]> {
    if (this.profile === "minimal") {
      return await until(`version ${version} of ${uri} has its diagnostics`, () => {
        const last = this.published.findLast((one) => one.uri === uri);
        return last?.version === version && last.diagnostics;
      });
    }
    const report = await this.pull(uri);
    if (report.kind !== "full") throw new Error("unchanged, though nothing was known before");
    return report.items;
  }

  /** As a client does: what the server takes back is asked again. */
  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    for (;;) {
      try {
        return await this.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
          textDocument: { uri },
          identifier: "silent-failure",
          ...(previousResultId === undefined ? {} : { previousResultId }),
        });
      } catch (error) {
        if (!(error instanceof ResponseError && error.code === LSPErrorCodes.ServerCancelled)) throw error;
      }
    }
  }

  async actions(
    { uri }: OpenDocument,
    range: Range,
    context: Partial<CodeActionParams["context"]> = {},
  ): Promise<readonly CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], triggerKind: 1, ...context } };
    return (await this.connection.sendRequest<CodeAction[] | null>("textDocument/codeAction", params)) ?? [];
  }

  /** Performs an action that was offered: has it resolved where it came without its edit. */
  async perform(action: CodeAction): Promise<ExpandedSnippet["stops"]> {
    const { edit } = action.edit ? action : await this.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    if (!edit) throw new Error(`"${action.title}" has no edit`);
    return await this.apply(edit);
  }

  async apply(edit: WorkspaceEdit): Promise<ExpandedSnippet["stops"]> {
    const versioned = profiles[this.profile].workspace?.workspaceEdit?.documentChanges === true;
    if (versioned !== (edit.documentChanges !== undefined)) throw new Error("the edit is in the wrong form");
    const perDocument = edit.documentChanges
      ? edit.documentChanges.map((change) => {
          if (!("textDocument" in change)) throw new Error("no file is to be made");
          return { ...change.textDocument, edits: change.edits };
        })
      : Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, version: null, edits }));
    const stops: ExpandedSnippet["stops"][number][] = [];
    for (const { uri, version, edits } of perDocument) {
      const document = this.documents.get(uri);
      if (!document) throw new Error(`${uri} is not open`);
      if (versioned && version !== document.version)
        throw new Error(`made for version ${version}, not ${document.version}`);
      stops.push(...document.apply(edits));
      await this.sendChanges(document, [{ text: document.text }]);
    }
    return stops;
  }

  async watched(...uris: readonly string[]): Promise<void> {
    const changes = uris.map((uri) => ({ uri, type: 2 }));
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  async changeSettings(settings: (uri: string | undefined) => object): Promise<void> {
    this.settings = settings;
    const sent = this.profile === "minimal" ? { silentFailure: settings(undefined) } : null;
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: sent });
  }

  lastStatus({ uri }: OpenDocument): Status | undefined {
    return this.statuses.findLast((status) => status.uri === uri);
  }

  /** Ends the server as editors do, and tells of what went wrong on the way. */
  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    const code = await this.exited;
    this.connection.dispose();
    if (code !== 0) throw new Error(`the server ended with ${code}: ${this.stderr}`);
    if (this.stderr !== "") throw new Error(`the server wrote: ${this.stderr}`);
  }

  private listen(): void {
    const { connection } = this;
    connection.onNotification("window/logMessage", ({ message }) => void this.logged.push(message as string));
    connection.onNotification("silentFailure/status", (status: Status) => void this.statuses.push(status));
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onRequest("client/registerCapability", ({ registrations }) => {
      for (const { method } of registrations as { method: string }[]) this.registered.push(method);
      return null;
    });
    connection.onRequest("workspace/configuration", ({ items }) =>
      (items as { scopeUri?: string }[]).map(({ scopeUri }) => this.settings(scopeUri)),
    );
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes += 1;
      return null;
    });
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.listen();
  }
}
