import { opendir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { isSource } from "@silent-failure/configuration";
import { URI } from "vscode-uri";
import type { WorkspaceFile, WorkspaceFiles } from "../service/workspace-files.ts";
import type { FileSituations } from "./file-situations.ts";

/** The source files below the workspace's folders, less what nobody wants to have checked. */
export class DiskFiles implements WorkspaceFiles {
  private readonly situations: FileSituations;
  private readonly folders: () => readonly string[];

  constructor(situations: FileSituations, folders: () => readonly string[]) {
    this.situations = situations;
    this.folders = folders;
  }

  async *list(): AsyncGenerator<WorkspaceFile> {
    const seen = new Set<string>();
    for (const root of this.folders())
      for await (const path of this.below(root, root)) {
        // Folders of a workspace may lie in each other.
        if (seen.has(path)) continue;
        seen.add(path);
        const stats = await stat(path).catch(() => null);
        if (stats)
          yield { uri: URI.file(path).toString(), stamp: `${stats.mtimeMs} ${stats.size}`, length: stats.size };
      }
  }

  async read(uri: string): Promise<string | null> {
    // What has gone meanwhile, or may not be read, has nothing to show.
    return await readFile(URI.parse(uri).fsPath, "utf8").catch(() => null);
  }

  private async *below(folder: string, root: string): AsyncGenerator<string> {
    const entries = await opendir(folder).catch(() => null);
    if (!entries) return;
    for await (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (this.situations.reasonLeftOut(join(path, "/"), root) === null) yield* this.below(path, root);
      } else if (entry.isFile() && isSource(path) && this.situations.reasonLeftOut(path, root) === null) yield path;
    }
  }
}
