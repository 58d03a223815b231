import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Rooms whose code is ours and written by hand. */
const rooms = ["packages", "rules", "extension", "test", "scripts"];
const skipped = new Set(["node_modules", "dist", "fixtures", "coverage"]);

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Paths from the root, sorted, of the files below a folder; what is installed, built or hidden is left out. */
export function filesBelow(folder: string, isWanted: (path: string) => boolean): readonly string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const child = `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        const isCases = /^(?:rules\/[^/]+\/cases|test\/incidents\/[^/]+)$/.test(child);
        if (!isCases && !skipped.has(entry.name) && !entry.name.startsWith(".")) visit(child);
      } else if (entry.isFile() && isWanted(child)) found.push(child);
    }
  };
  if (existsSync(join(root, folder))) visit(folder);
  return found.toSorted();
}

/** Every hand-written source file of the house; samples, data and generated files are none. */
export function sourceFiles(): readonly SourceFile[] {
  return rooms
    .flatMap((room) => filesBelow(room, isSource))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

export function isGenerated(path: string): boolean {
  return basename(path).includes(".generated.");
}

function isSource(path: string): boolean {
  // What is checked by test/ecosystem was written by others.
  const isForeign = path.startsWith("test/ecosystem/packages/");
  return /\.[cm]?[jt]sx?$/.test(path) && !isGenerated(path) && !isForeign;
}

export function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
}

/** Every node of a file, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** `path:line`, as an editor's terminal links it. */
export function positionOf(source: ts.SourceFile, node: ts.Node): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}
