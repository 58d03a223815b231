import { FileSystemError, Uri, window, workspace, type WorkspaceFolder } from "vscode";

export const configurationName = "silent-failure.config.json";

/** What a new configuration holds: what would be true without it. */
const beginning = `${JSON.stringify({ level: "recommended", ignore: [] }, null, 2)}\n`;

/** Writes a configuration into a folder, unless there is one, and opens it. */
export async function createConfiguration(): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  const file = Uri.joinPath(folder.uri, configurationName);
  if (!(await isThere(file))) await workspace.fs.writeFile(file, new TextEncoder().encode(beginning));
  await window.showTextDocument(file);
}

/** Opens the configuration that a document goes by, under the path that the server gave for it. */
export async function openConfiguration(shown: string, document: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(document) ?? workspace.workspaceFolders?.[0];
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(shown);
  const base = folder?.uri ?? Uri.joinPath(document, "..");
  await window.showTextDocument(isAbsolute ? base.with({ path: Uri.file(shown).path }) : Uri.joinPath(base, shown));
}

async function chosenFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return window.showWorkspaceFolderPick();
  return folders[0];
}

async function isThere(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    // Anything else might be a file that cannot be read, and would be lost.
    if (error instanceof FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
