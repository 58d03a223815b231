import { Disposable, languages, Uri, workspace, type Diagnostic } from "vscode";
import {
  DocumentDiagnosticRequest,
  vsdiag,
  type BaseLanguageClient,
  type HandleDiagnosticsSignature,
  type Middleware,
} from "vscode-languageclient";
import { section, settingsOf } from "./settings.ts";
import { shownByOthers, stepBack } from "./step-back.ts";

const full = vsdiag.DocumentDiagnosticReportKind.full;

/** Stands between the server's findings and what is shown: where ESLint or oxlint shows one already, ours steps back. */
export class DiagnosticsView implements Disposable {
  readonly middleware: Pick<Middleware, "provideDiagnostics" | "provideWorkspaceDiagnostics" | "handleDiagnostics">;
  readonly #client: () => BaseLanguageClient;
  /*
   * All findings by document, also those that are not shown: when others take theirs away, the server answers that nothing
   * has changed. What is said of open documents and of the workspace is kept apart, since one may be older than the other.
   */
  readonly #ofDocuments = new Map<string, readonly Diagnostic[]>();
  readonly #ofWorkspace = new Map<string, readonly Diagnostic[]>();
  readonly #pushed = new Map<string, { items: Diagnostic[]; show: HandleDiagnosticsSignature }>();
  readonly #others = new Map<string, string>();
  readonly #listeners: Disposable;

  constructor(client: () => BaseLanguageClient) {
    this.#client = client;
    this.#listeners = Disposable.from(
      languages.onDidChangeDiagnostics(({ uris }) => this.#look(uris)),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${section}.diagnostics`)) this.#showAgain();
      }),
    );
    this.middleware = {
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const uri = document instanceof Uri ? document : document.uri;
        const report = await next(document, previousResultId, token);
        return report && { ...report, ...this.#asShown(uri, report, this.#ofDocuments) };
      },
      provideWorkspaceDiagnostics: (resultIds, token, report, next) =>
        next(resultIds, token, (chunk) =>
          report(
            chunk && {
              items: chunk.items.map((item) => ({ ...item, ...this.#asShown(item.uri, item, this.#ofWorkspace) })),
            },
          ),
        ),
      handleDiagnostics: (uri, items, next) => {
        this.#pushed.set(uri.toString(), { items, show: next });
        next(uri, this.#shownOf(uri, items));
      },
    };
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #asShown<T extends vsdiag.DocumentDiagnosticReport>(
    uri: Uri,
    report: T,
    known: Map<string, readonly Diagnostic[]>,
  ): T | (Omit<T, "kind"> & { kind: typeof full; items: Diagnostic[] }) {
    const key = uri.toString();
    if (report.kind === full) known.set(key, report.items);
    const items = known.get(key);
    return items ? { ...report, kind: full, items: this.#shownOf(uri, items) } : report;
  }

  #shownOf(uri: Uri, items: readonly Diagnostic[]): Diagnostic[] {
    const shown = languages.getDiagnostics(uri);
    // What was seen is what has been acted upon: only a change of it is a reason to look again.
    this.#others.set(uri.toString(), shownByOthers(shown));
    return [...stepBack(items, shown, settingsOf(uri).diagnostics)];
  }

  #look(uris: readonly Uri[]): void {
    const hasChanged = (uri: Uri): boolean => {
      const before = this.#others.get(uri.toString());
      return before !== undefined && before !== shownByOthers(languages.getDiagnostics(uri));
    };
    if (uris.some(hasChanged)) this.#showAgain();
  }

  #showAgain(): void {
    for (const [key, { items, show }] of this.#pushed) {
      const uri = Uri.parse(key, true);
      show(uri, this.#shownOf(uri, items));
    }
    const feature = this.#client().getFeature(DocumentDiagnosticRequest.method);
    const open = workspace.textDocuments.find((document) => feature.getProvider(document));
    // One event has all open documents pulled again.
    if (open) feature.getProvider(open)?.onDidChangeDiagnosticsEmitter.fire();
  }
}
