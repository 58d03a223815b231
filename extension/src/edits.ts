import { SnippetString, SnippetTextEdit, type WorkspaceEdit, type WorkspaceEditEntryMetadata } from "vscode";
import {
  SnippetTextEdit as ServerSnippet,
  TextDocumentEdit,
  type AnnotatedTextEdit,
  type Protocol2CodeConverter,
  type TextEdit,
  type WorkspaceEdit as ServerEdit,
} from "vscode-languageclient";

/**
 * An edit of the server as VS Code's own, in which snippets are inserted as they were sent. The client's conversion leaves
 * VS Code to indent their further lines by the line that they begin in, and they are indented already. Where one edit of a
 * document is a snippet, VS Code makes snippets of all of them: so the plain ones are sent as such as well.
 */
export async function toWorkspaceEdit(edit: ServerEdit, converter: Protocol2CodeConverter): Promise<WorkspaceEdit> {
  const changes = edit.documentChanges ?? [];
  const withSnippets = changes.filter((change) => TextDocumentEdit.is(change)).filter(hasSnippet);
  if (withSnippets.length === 0) return converter.asWorkspaceEdit(edit);

  const others = changes.filter((change) => !withSnippets.some((other) => other === change));
  const result = await converter.asWorkspaceEdit({ ...edit, documentChanges: others });
  for (const { textDocument, edits } of withSnippets) {
    const entries = edits.map((part): [SnippetTextEdit, WorkspaceEditEntryMetadata | undefined] => [
      toSnippet(part, converter),
      annotationOf(part, edit),
    ]);
    // The types ask for metadata on each pair; VS Code and the client's own conversion do without.
    result.set(converter.asUri(textDocument.uri), entries as [SnippetTextEdit, WorkspaceEditEntryMetadata][]);
  }
  return result;
}

function hasSnippet({ edits }: TextDocumentEdit): boolean {
  return edits.some((edit) => ServerSnippet.is(edit));
}

type ServerTextEdit = TextEdit | AnnotatedTextEdit | ServerSnippet;

function toSnippet(edit: ServerTextEdit, converter: Protocol2CodeConverter): SnippetTextEdit {
  const snippet = ServerSnippet.is(edit)
    ? new SnippetString(edit.snippet.value)
    : new SnippetString().appendText(edit.newText);
  // Newer than the types of the oldest VS Code that is served; an older one ignores it.
  return Object.assign(new SnippetTextEdit(converter.asRange(edit.range), snippet), { keepWhitespace: true });
}

function annotationOf(edit: ServerTextEdit, { changeAnnotations }: ServerEdit): WorkspaceEditEntryMetadata | undefined {
  const id = "annotationId" in edit ? edit.annotationId : undefined;
  const annotation = id === undefined ? undefined : changeAnnotations?.[id];
  if (!annotation) return undefined;
  return {
    label: annotation.label,
    needsConfirmation: annotation.needsConfirmation ?? false,
    ...(annotation.description !== undefined && { description: annotation.description }),
  };
}
