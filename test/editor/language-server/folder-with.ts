import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** A real folder outside of this repository. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  write(name: string, content: string): void;
}

export function folderWith(files: Readonly<Record<string, string>>): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "silent-failure-editor-")));
  const folder: Folder = {
    path,
    uri: pathToFileURL(path).href,
    uriOf: (name) => pathToFileURL(join(path, name)).href,
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
  };
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}
