import { commands, EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { explanation, type Spot } from "./explain.ts";
import { rulePage, rulePath } from "./rule-page.ts";

/** Pages that the server writes, read as Markdown. */
export interface Pages extends Disposable {
  showRule(rule: string): Promise<void>;
  showExplanation(spot: Spot): Promise<void>;
}

export const pageScheme = "silent-failure";

/** Lets VS Code read the server's pages like files, so that its own preview shows them, with the links between them. */
export function pages(client: BaseLanguageClient): Pages {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) =>
      uri.query === "" ? rulePage(client, uri.path) : explanation(client, JSON.parse(uri.query) as Spot),
  };
  const registration = workspace.registerTextDocumentContentProvider(pageScheme, provider);

  /** Beside the code that it is about. */
  const show = async (uri: Uri): Promise<void> => {
    // A page that is open already may speak of a text that has changed since.
    changed.fire(uri);
    await commands.executeCommand("markdown.showPreviewToSide", uri);
  };
  return {
    showRule: (rule) => show(Uri.from({ scheme: pageScheme, path: rulePath(rule) })),
    showExplanation: (spot) => {
      const name = spot.uri.slice(spot.uri.lastIndexOf("/") + 1);
      const path = `/${decodeURIComponent(name)}, ${spot.position.line + 1}.md`;
      return show(Uri.from({ scheme: pageScheme, path, query: JSON.stringify(spot) }));
    },
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
