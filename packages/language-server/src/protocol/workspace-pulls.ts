import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Connection,
  type ResultProgressReporter,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { FileReport, ScanCounts, WorkspaceScan } from "./workspace-scan.ts";

type Reporter = ResultProgressReporter<WorkspaceDiagnosticReport> | undefined;

/** Reports are sent in lots: a message for each of thousands of files would hold up the rest. */
const lot = 50;

/**
 * The workspace's findings, for a client that asks for them. Its request is held open while there is nothing new: VS Code asks
 * again two seconds after each answer.
 */
export class WorkspacePulls {
  private readonly scan: (onReport: (report: FileReport) => void, token: CancellationToken) => Promise<ScanCounts>;
  private readonly known: WorkspaceScan;
  private readonly isWanted: () => Promise<boolean>;
  private isChanged = true;
  private isUnsent = false;
  private wake: () => void = () => undefined;

  constructor(
    known: WorkspaceScan,
    scan: (onReport: (report: FileReport) => void, token: CancellationToken) => Promise<ScanCounts>,
    isWanted: () => Promise<boolean>,
  ) {
    this.known = known;
    this.scan = scan;
    this.isWanted = isWanted;
  }

  /** A file, the configuration or what is wanted has changed. */
  changed(): void {
    this.isChanged = true;
    this.wake();
  }

  /** What the last scan found is sent to the request that waits. */
  showAll(): void {
    this.isUnsent = true;
    this.wake();
  }

  answer(connection: Connection): void {
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, reporter) => {
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      // A client that begins anew has none of what was reported before.
      const missed = this.known
        .reports()
        .filter(({ uri, diagnostics, resultId }) => diagnostics.length > 0 && previous.get(uri) !== resultId);
      const items = missed.map(full);
      const send = sender(reporter as Reporter, items);
      send.flush();
      for (;;) {
        if (this.isChanged && !token.isCancellationRequested && (await this.isWanted())) {
          this.isChanged = false;
          await this.scan((report) => send.add(full(report)), token);
          send.flush();
        }
        if (this.isUnsent) {
          this.isUnsent = false;
          for (const report of this.known.reports()) if (report.diagnostics.length > 0) send.add(full(report));
          send.flush();
        }
        if (token.isCancellationRequested || items.length > 0) return { items };
        await this.sleep(token);
      }
    });
  }

  private sleep(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      token.onCancellationRequested(() => resolve());
    });
  }
}

function full({ uri, resultId, diagnostics }: FileReport): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: [...diagnostics] };
}

/** With a reporter, what is found is shown while the rest is read; without one it is kept for the answer. */
function sender(
  reporter: Reporter,
  kept: WorkspaceDocumentDiagnosticReport[],
): { add(item: WorkspaceDocumentDiagnosticReport): void; flush(): void } {
  const flush = (): void => {
    if (reporter && kept.length > 0) reporter.report({ items: kept.splice(0) });
  };
  return {
    flush,
    add(item) {
      kept.push(item);
      if (kept.length >= lot) flush();
    },
  };
}
