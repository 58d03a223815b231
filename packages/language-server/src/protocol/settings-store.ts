import type { Connection } from "vscode-languageserver";
import { readEditorSettings, type EditorSettings } from "../service/editor-settings.ts";

/** The editor's settings, asked for once for each document until they change. */
export class SettingsStore {
  private readonly connection: Connection;
  private readonly asks: boolean;
  private readonly known = new Map<string, Promise<EditorSettings>>();
  /** What a client without `workspace/configuration` has sent. */
  private sent: EditorSettings;

  constructor(connection: Connection, asks: boolean, initial: unknown) {
    this.connection = connection;
    this.asks = asks;
    this.sent = readEditorSettings(initial);
  }

  of(uri: string): Promise<EditorSettings> {
    if (!this.asks) return Promise.resolve(this.sent);
    let known = this.known.get(uri);
    if (!known) {
      known = this.connection.workspace
        .getConfiguration({ scopeUri: uri, section: "silentFailure" })
        .then(readEditorSettings, () => this.sent);
      this.known.set(uri, known);
    }
    return known;
  }

  /** Settings that hold for the window, as far as no document is at hand. */
  async ofWindow(): Promise<EditorSettings> {
    if (!this.asks) return this.sent;
    return await this.connection.workspace
      .getConfiguration({ section: "silentFailure" })
      .then(readEditorSettings, () => this.sent);
  }

  change(settings: unknown): void {
    this.known.clear();
    const own = (settings as { readonly silentFailure?: unknown } | null)?.silentFailure;
    if (own !== undefined && !this.asks) this.sent = readEditorSettings(own);
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }
}
