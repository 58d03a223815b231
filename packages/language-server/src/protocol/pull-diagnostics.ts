import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { Superseded } from "../service/analyst.ts";
import type { Diagnoses, Diagnosis } from "./diagnoses.ts";

/** Answers a client that asks for the diagnostics of a document. */
export function answerPulls(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  diagnoses: Diagnoses,
  isToBeRead: (document: TextDocument) => Promise<boolean>,
): void {
  connection.languages.diagnostics.on(
    async ({ textDocument, previousResultId }: DocumentDiagnosticParams, token: CancellationToken) => {
      const document = documents.get(textDocument.uri);
      if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const last = diagnoses.lastOf(textDocument.uri);
      if (last && !(await isToBeRead(document))) return reportOf(last, previousResultId);
      const { version } = document;
      const diagnosis = await diagnoses.of(document).catch(retried);
      if (token.isCancellationRequested || documents.get(textDocument.uri)?.version !== version) return retried(null);
      return reportOf(diagnosis.answer.unparsed === null ? diagnosis : (last ?? diagnosis), previousResultId);
    },
  );
}

function reportOf({ diagnostics, resultId }: Diagnosis, previous: string | undefined): DocumentDiagnosticReport {
  return previous === resultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
}

/** The text has moved on: the client asks again. */
function retried(error: unknown): never {
  if (error !== null && !(error instanceof Superseded)) throw error;
  throw new ResponseError(LSPErrorCodes.ServerCancelled, "The text has changed meanwhile.", { retriggerRequest: true });
}
