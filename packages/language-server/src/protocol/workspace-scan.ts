import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Abandoned, type Analyst } from "../service/analyst.ts";
import type { EditorSettings } from "../service/editor-settings.ts";
import type { Situations } from "../service/situation.ts";
import type { WorkspaceFile, WorkspaceFiles } from "../service/workspace-files.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

export interface ScanOptions {
  readonly files: WorkspaceFiles;
  /** A thread of the scan's own: whoever types does not wait for it. */
  readonly createAnalyst: () => Analyst;
  readonly situations: Situations;
  readonly settingsOf: (uri: string) => Promise<EditorSettings>;
  readonly client: ClientAbilities;
  readonly isOpen: (uri: string) => boolean;
}

/** What was found in one file that is not open. */
export interface FileReport {
  readonly uri: string;
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ScanCounts {
  readonly files: number;
  readonly findings: number;
  /** Files that could not be read or did not parse. */
  readonly unread: number;
}

export interface ScanListener {
  /** A file whose report differs from the one before. */
  readonly onReport: (report: FileReport) => void;
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

interface Known extends FileReport {
  readonly stamp: string;
  readonly isUnread: boolean;
}

const languages: Readonly<Record<string, string>> = {
  ts: "typescript",
  tsx: "typescriptreact",
  jsx: "javascriptreact",
};

/** Reads all files of the workspace; what has not changed since the last time is not read again. */
export class WorkspaceScan {
  private readonly options: ScanOptions;
  private readonly known = new Map<string, Known>();
  private generation = 0;
  private ids = 0;

  constructor(options: ScanOptions) {
    this.options = options;
  }

  /** Configuration or imported files have changed: every file is read again the next time. */
  forgetAll(): void {
    this.generation += 1;
  }

  reports(): readonly FileReport[] {
    return [...this.known.values()];
  }

  async run({ onReport, onProgress, isCancelled }: ScanListener): Promise<ScanCounts> {
    const { files, createAnalyst, isOpen } = this.options;
    const found: WorkspaceFile[] = [];
    for await (const file of files.list()) {
      if (isCancelled()) break;
      found.push(file);
    }
    const analyst = createAnalyst();
    try {
      let done = 0;
      const waiting = found.toReversed();
      const work = async (): Promise<void> => {
        for (let file = waiting.pop(); file && !isCancelled(); file = waiting.pop()) {
          // An open document is the business of whoever asks for it.
          const report = isOpen(file.uri) ? null : await this.reportOf(file, analyst);
          if (report) onReport(report);
          done += 1;
          onProgress(done, found.length);
        }
      };
      // While one file is analysed, the next is read from the disk.
      await Promise.all([work(), work(), work()]);
    } finally {
      analyst.dispose();
    }
    if (!isCancelled()) this.dropGone(new Set(found.map(({ uri }) => uri)), onReport);
    const known = [...this.known.values()];
    return {
      files: found.length,
      findings: known.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0),
      unread: known.filter(({ isUnread }) => isUnread).length,
    };
  }

  private dropGone(there: ReadonlySet<string>, onReport: ScanListener["onReport"]): void {
    for (const { uri, diagnostics } of Array.from(this.known.values())) {
      if (there.has(uri)) continue;
      this.known.delete(uri);
      if (diagnostics.length > 0) onReport({ uri, resultId: `gone.${++this.ids}`, diagnostics: [] });
    }
  }

  /** Null when nothing has changed. */
  private async reportOf(file: WorkspaceFile, analyst: Analyst): Promise<FileReport | null> {
    const stamp = `${file.stamp} ${this.generation}`;
    const before = this.known.get(file.uri);
    if (before?.stamp === stamp) return null;
    const { diagnostics, isUnread } = await this.read(file, analyst);
    const isSame = before !== undefined && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics);
    const resultId = isSame ? before.resultId : `file.${++this.ids}`;
    this.known.set(file.uri, { uri: file.uri, stamp, resultId, diagnostics, isUnread });
    return isSame || (!before && diagnostics.length === 0) ? null : { uri: file.uri, resultId, diagnostics };
  }

  private async read(file: WorkspaceFile, analyst: Analyst): Promise<Pick<Known, "diagnostics" | "isUnread">> {
    const { files, situations, settingsOf, client } = this.options;
    const languageId = languages[/\.[cm]?(\w+)$/.exec(file.uri)?.[1] ?? ""] ?? "javascript";
    const situation = await situations.of({ uri: file.uri, languageId, length: file.length });
    if (situation.leftOut !== null) return { diagnostics: [], isUnread: false };
    const text = await files.read(file.uri);
    if (text === null) return { diagnostics: [], isUnread: true };
    const { path, folder, judging } = situation;
    try {
      const answer = await analyst.perform({ kind: "answer", question: { text, path, folder, judging } });
      const document = TextDocument.create(file.uri, languageId, 0, text);
      const settings = await settingsOf(file.uri);
      const diagnostics = answer.findings.flatMap((found) => toDiagnostic(found, document, settings, client) ?? []);
      return { diagnostics, isUnread: answer.unparsed !== null || answer.faults.length > 0 };
    } catch (error) {
      if (error instanceof Abandoned) return { diagnostics: [], isUnread: true };
      throw error;
    }
  }
}
