import {
  TextDocumentSyncKind,
  type TextDocuments,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import * as l10n from "@vscode/l10n";
import type { Analyst } from "../service/analyst.ts";
import { CodeActions, refactorKind } from "./code-actions.ts";
import { readClientAbilities, type ClientAbilities } from "./client-abilities.ts";
import { Diagnoses, type Diagnosis } from "./diagnoses.ts";
import type { Host, Sight } from "./host.ts";
import { ownMessages, type InitializationOptions, type WorkspaceCounts } from "./own-messages.ts";
import { DiagnosticsPusher } from "./push-diagnostics.ts";
import { SettingsStore } from "./settings-store.ts";
import { WorkspacePulls } from "./workspace-pulls.ts";
import { WorkspaceScan, type FileReport } from "./workspace-scan.ts";

export const commands: string[] = [
  "silent-failure.explain",
  "silent-failure.rulePage",
  "silent-failure.checkWorkspace",
];

/** All that lives from `initialize` on. */
export class Session {
  readonly client: ClientAbilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly settings: SettingsStore;
  readonly diagnoses: Diagnoses;
  readonly actions: CodeActions;
  readonly pulls: WorkspacePulls | null;
  isTrusted: boolean;
  folders: readonly string[];
  private readonly connection: Connection;
  private readonly analyst: Analyst;
  private readonly sight: Sight;
  private readonly scan: WorkspaceScan | null;
  private readonly pusher: DiagnosticsPusher;
  /** By document: the version that was last saved, or opened. */
  private readonly saved = new Map<string, number>();
  private readonly told = new Set<string>();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, params: InitializeParams, host: Host) {
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    if (options.l10n) l10n.config({ contents: { ...options.l10n } });
    this.connection = connection;
    this.documents = documents;
    this.client = readClientAbilities(params);
    this.isTrusted = options.trusted !== false;
    this.folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    if (this.folders.length === 0 && params.rootUri) this.folders = [params.rootUri];
    this.settings = new SettingsStore(connection, this.client.configuration, options.settings);
    this.analyst = host.createAnalyst(options.l10n);
    const settingsOf = (uri: string): ReturnType<SettingsStore["of"]> => this.settings.of(uri);
    this.sight = host.look({
      folders: () => this.folders,
      settingsOf,
      isTrusted: () => this.isTrusted,
      readFile: async (uri) =>
        (await connection.sendRequest(ownMessages.readFile, { uri }).catch(() => null))?.text ?? null,
    });
    const { situations, files } = this.sight;
    const { client, analyst } = this;
    this.diagnoses = new Diagnoses({ analyst, situations, settingsOf, client, onMade: (made) => this.tell(made) });
    this.actions = new CodeActions(analyst, client);
    this.pusher = new DiagnosticsPusher(connection, documents, this.diagnoses);
    const createAnalyst = (): Analyst => host.createAnalyst(options.l10n);
    const isOpen = (uri: string): boolean => documents.get(uri) !== undefined;
    this.scan = files && new WorkspaceScan({ files, createAnalyst, situations, settingsOf, client, isOpen });
    this.pulls =
      this.scan && this.client.pullsDiagnostics
        ? new WorkspacePulls(
            this.scan,
            async (onReport, token) => await this.scanWith(onReport, token),
            async () => (await this.settings.ofWindow()).scope === "workspace",
          )
        : null;
  }

  capabilities(): ServerCapabilities {
    const pulls = {
      identifier: "silent-failure",
      interFileDependencies: true,
      workspaceDiagnostics: this.pulls !== null,
    };
    return {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      ...(this.client.pullsDiagnostics ? { diagnosticProvider: pulls } : {}),
      codeActionProvider: { codeActionKinds: ["quickfix", refactorKind], resolveProvider: this.client.resolvesEdits },
      hoverProvider: true,
      executeCommandProvider: { commands },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
  }

  /** What is to be said of a document as it is now; null for one that is not open. */
  async diagnosisOf(uri: string): Promise<Diagnosis | null> {
    const document = this.documents.get(uri);
    return document ? await this.diagnoses.of(document) : null;
  }

  get tasks(): Analyst {
    return this.analyst;
  }

  opened({ uri, version }: TextDocument): void {
    // A client that lost its way may open a document twice, each time with version 1.
    this.diagnoses.close(uri);
    this.saved.set(uri, version);
    this.changed(uri);
  }

  /** A text has changed, or has to be judged anew. */
  changed(uri: string): void {
    if (this.client.pullsDiagnostics) return;
    const document = this.documents.get(uri);
    if (document) void this.pushIfToBeRead(document);
  }

  savedAs({ uri, version }: TextDocument): void {
    this.saved.set(uri, version);
    // Other documents may call what is in this one.
    this.judgeAnew();
  }

  closed(uri: string): void {
    this.saved.delete(uri);
    this.diagnoses.close(uri);
    this.settings.forget(uri);
    this.pulls?.changed();
    if (!this.client.pullsDiagnostics) void this.pusher.clear(uri);
  }

  /** With `run: onSave`, what has been typed since is not read. */
  async isToBeRead({ uri, version }: TextDocument): Promise<boolean> {
    return (await this.settings.of(uri)).run === "onType" || this.saved.get(uri) === version;
  }

  /** The configuration has changed, or who is trusted: nothing that is known counts any longer. */
  startOver(): void {
    this.sight.situations.forget();
    this.scan?.forgetAll();
    this.judgeAnew();
  }

  isConfiguration(uri: string): boolean {
    return this.sight.situations.isConfiguration(uri);
  }

  /** What other files say has changed. */
  judgeAnew(): void {
    this.diagnoses.forgetAll();
    this.pulls?.changed();
    if (!this.client.pullsDiagnostics) for (const { uri } of this.documents.all()) this.changed(uri);
    else if (this.client.refreshesDiagnostics) void this.connection.languages.diagnostics.refresh();
  }

  /** Reads all files, whatever the settings say, and shows what is found. */
  async checkWorkspace(token?: CancellationToken): Promise<WorkspaceCounts> {
    this.scan?.forgetAll();
    const counts = await this.scanWith(() => undefined, token);
    this.pulls?.showAll();
    return counts;
  }

  dispose(): void {
    this.analyst.dispose();
    this.sight.situations.dispose();
  }

  private async scanWith(onReport: (report: FileReport) => void, token?: CancellationToken): Promise<WorkspaceCounts> {
    if (!this.scan) return { files: 0, findings: 0, unread: 0 };
    const progress = this.client.progress ? await this.connection.window.createWorkDoneProgress() : null;
    progress?.begin(l10n.t("Silent Failure reads the workspace"), 0, undefined, true);
    try {
      return await this.scan.run({
        isCancelled: () => token?.isCancellationRequested === true || progress?.token.isCancellationRequested === true,
        onProgress: (done, total) => {
          if (done % 20 === 0) progress?.report((100 * done) / total, l10n.t("{0} of {1} files", done, total));
        },
        onReport: (report) => {
          onReport(report);
          if (!this.client.pullsDiagnostics)
            void this.connection.sendDiagnostics({ uri: report.uri, diagnostics: [...report.diagnostics] });
        },
      });
    } finally {
      progress?.done();
    }
  }

  private async pushIfToBeRead(document: TextDocument): Promise<void> {
    try {
      if (await this.isToBeRead(document)) await this.pusher.push(document.uri);
    } catch (error) {
      this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  private tell({ document, situation, answer, diagnostics }: Diagnosis): void {
    const { engine, configuration, leftOut } = situation;
    const problem = situation.problem ?? answer.faults[0] ?? null;
    const { milliseconds } = answer;
    void this.connection.sendNotification(ownMessages.status, {
      uri: document.uri,
      engine,
      configuration,
      problem,
      leftOut,
      milliseconds,
      findings: diagnostics.length,
    });
    if (problem !== null && !this.told.has(problem)) {
      this.told.add(problem);
      this.connection.console.warn(`${document.uri}: ${problem}`);
    }
  }
}
