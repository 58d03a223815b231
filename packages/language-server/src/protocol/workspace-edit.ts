import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Plan } from "@silent-failure/analysis/model";
import { plainChanges, snippetChanges } from "../service/plan-text.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { rangeOf } from "./to-diagnostic.ts";

type EditAbilities = Pick<ClientAbilities, "documentChanges" | "snippetEdits">;

/** A plan as an edit of this version of a document, with tab stops where the client knows them. */
export function planEdit(plan: Plan, document: TextDocument, client: EditAbilities): WorkspaceEdit {
  const changes = client.snippetEdits ? snippetChanges(plan) : plainChanges(plan);
  const edits = changes.map(({ place, text, isSnippet }) => {
    const range = rangeOf(document, place);
    return isSnippet
      ? ({ range, snippet: { kind: "snippet", value: text } } satisfies SnippetTextEdit)
      : ({ range, newText: text } satisfies TextEdit);
  });
  return editOf(document, edits, client);
}

/** A new text for a document: only the lines that differ are replaced, so that places elsewhere stay where they are. */
export function textEdit(text: string, document: TextDocument, client: EditAbilities): WorkspaceEdit {
  const before = document.getText();
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  // Whole lines: no character of two parts, and no line end of two characters, is taken apart.
  const first = start === 0 ? 0 : before.lastIndexOf("\n", start - 1) + 1;
  const following = before.indexOf("\n", before.length - end);
  const kept = end === 0 || following === -1 ? 0 : before.length - following - 1;
  const range = rangeOf(document, { start: first, end: before.length - kept });
  return editOf(document, [{ range, newText: text.slice(first, text.length - kept) }], client);
}

function editOf(
  { uri, version }: TextDocument,
  edits: (TextEdit | SnippetTextEdit)[],
  { documentChanges }: EditAbilities,
): WorkspaceEdit {
  return documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits as TextEdit[] } };
}
