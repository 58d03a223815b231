import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { Superseded } from "../service/analyst.ts";
import type { Diagnoses } from "./diagnoses.ts";

/** Sends diagnostics to a client that does not ask: one analysis at a time for a document, and always the newest text. */
export class DiagnosticsPusher {
  private readonly connection: Connection;
  private readonly documents: TextDocuments<TextDocument>;
  private readonly diagnoses: Diagnoses;
  private readonly busy = new Set<string>();

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, diagnoses: Diagnoses) {
    this.connection = connection;
    this.documents = documents;
    this.diagnoses = diagnoses;
  }

  async push(uri: string): Promise<void> {
    if (this.busy.has(uri)) return;
    this.busy.add(uri);
    try {
      for (;;) {
        const document = this.documents.get(uri);
        if (!document) return;
        const { version } = document;
        const diagnosis = await this.diagnoses.of(document).catch(unlessSuperseded);
        const now = this.documents.get(uri);
        // One that was closed and opened again begins anew with its versions.
        if (!diagnosis || now !== document || now.version !== version) continue;
        if (diagnosis.answer.unparsed === null || this.diagnoses.lastOf(uri) === diagnosis)
          await this.connection.sendDiagnostics({ uri, version, diagnostics: [...diagnosis.diagnostics] });
        return;
      }
    } finally {
      this.busy.delete(uri);
    }
  }

  /** A closed document has nothing to show. */
  async clear(uri: string): Promise<void> {
    await this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

/** A newer text took the place of this one: it is the one to send. */
function unlessSuperseded(error: unknown): null {
  if (error instanceof Superseded) return null;
  throw error;
}
