import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocuments,
  type CodeAction,
  type Connection,
  type Position,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import packageJson from "../../package.json" with { type: "json" };
import { Superseded } from "../service/analyst.ts";
import type { MendData } from "./code-actions.ts";
import type { Host } from "./host.ts";
import { hoverAt } from "./hover.ts";
import { ownMessages } from "./own-messages.ts";
import { OwnRequests } from "./own-requests.ts";
import { answerPulls } from "./pull-diagnostics.ts";
import { refuseDisorder } from "./request-order.ts";
import { Session } from "./session.ts";

/** Files whose change may change what is found elsewhere. */
const watched = [
  "**/silent-failure.config.json",
  "**/eslint.config.*",
  "**/.gitignore",
  "**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx,json}",
];
const isConfiguration =
  /(?:^|\/)(?:silent-failure\.config\.json|eslint\.config\.[cm]?[jt]s|\.gitignore|package\.json)$/;
/** A checkout changes many files at once. */
const settlingTime = 100;

/** Speaks the protocol on a connection. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let session: Session | null = null;
  const current = (): Session => {
    if (session) return session;
    throw new ResponseError(ErrorCodes.ServerNotInitialized, "Send `initialize` first.");
  };

  refuseDisorder(connection);
  const own = (): OwnRequests => new OwnRequests(current());

  connection.onInitialize((params) => {
    session = new Session(connection, documents, params, host);
    answerPulls(connection, documents, session.diagnoses, (document) => current().isToBeRead(document));
    session.pulls?.answer(connection);
    return {
      capabilities: session.capabilities(),
      serverInfo: { name: packageJson.name, version: packageJson.version },
    };
  });
  connection.onInitialized(() => {
    const { client } = current();
    // VS Code says nothing of changed settings to a server that has not asked.
    if (client.registersSettings)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: "silentFailure" });
    if (client.watchesFiles)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watched.map((globPattern) => ({ globPattern })),
      });
    if (client.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        current().folders = [...current().folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        current().startOver();
      });
  });
  connection.onShutdown(() => session?.dispose());

  let settling: ReturnType<typeof setTimeout> | undefined;
  let isAnew = false;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    isAnew ||= changes.some(({ uri }) => isConfiguration.test(uri) || current().isConfiguration(uri));
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (isAnew) current().startOver();
      else current().judgeAnew();
      isAnew = false;
    }, settlingTime);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    current().settings.change(settings);
    current().startOver();
  });
  connection.onNotification(ownMessages.trust, ({ trusted }) => {
    current().isTrusted = trusted;
    current().startOver();
  });

  documents.onDidOpen(({ document }) => current().opened(document));
  documents.onDidChangeContent(({ document }) => current().changed(document.uri));
  documents.onDidSave(({ document }) => current().savedAs(document));
  documents.onDidClose(({ document }) => current().closed(document.uri));
  documents.listen(connection);

  connection.onHover(async ({ textDocument, position }) => {
    const diagnosis = await unlessSuperseded(current().diagnosisOf(textDocument.uri));
    return diagnosis && hoverAt(position, diagnosis, current().client);
  });
  connection.onCodeAction(async (params) => {
    const diagnosis = await unlessSuperseded(current().diagnosisOf(params.textDocument.uri));
    return diagnosis && (await unlessSuperseded(current().actions.at(params, diagnosis)));
  });
  connection.onCodeActionResolve(async (action: CodeAction) => {
    const data = action.data as MendData | undefined;
    const diagnosis = data ? await current().diagnosisOf(data.uri) : null;
    if (!data || diagnosis?.document.version !== data.version)
      throw new ResponseError(ErrorCodes.InvalidRequest, "The text has changed since this was offered: ask again.");
    return await current().actions.resolve(action, diagnosis);
  });

  connection.onRequest(ownMessages.explain, ({ textDocument, position }) => own().explain(textDocument.uri, position));
  connection.onRequest(ownMessages.rulePage, ({ rule }) => own().rulePage(rule));
  connection.onRequest(ownMessages.findings, ({ textDocument, range }) => own().findings(textDocument.uri, range));
  connection.onRequest(ownMessages.checkWorkspace, (_, token) => current().checkWorkspace(token));
  connection.onExecuteCommand(async ({ command, arguments: given = [] }, token) => {
    switch (command) {
      case "silent-failure.explain":
        return await own().explain(String(given[0]), given[1] as Position);
      case "silent-failure.rulePage":
        return own().rulePage(String(given[0]));
      case "silent-failure.checkWorkspace":
        return await current().checkWorkspace(token);
      default:
        throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    }
  });

  connection.listen();
}

async function unlessSuperseded<Value>(promise: Promise<Value>): Promise<Value | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Superseded) return null;
    throw error;
  }
}
