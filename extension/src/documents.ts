import { workspace } from "vscode";

const languageIds = ["javascript", "javascriptreact", "typescript", "typescriptreact"] as const;

/**
 * The documents that are read: files, unsaved ones, and those of the folders that are open, wherever they lie. Not every
 * scheme: the old side of a diff is a document too, and nobody can mend it.
 */
export function documents(): { scheme: string; language: string }[] {
  const folders = workspace.workspaceFolders ?? [];
  const schemes = new Set(["file", "untitled", "vscode-vfs", ...folders.map(({ uri }) => uri.scheme)]);
  return [...schemes].flatMap((scheme) => languageIds.map((language) => ({ scheme, language })));
}

/** Whether a document is in one of the languages that are read. */
export function isRead(languageId: string): boolean {
  return languageIds.some((id) => id === languageId);
}
