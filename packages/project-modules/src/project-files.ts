import fs, { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";

/** The file system, as far as modules are found and read there. */
export interface ProjectFiles {
  /** @throws what the file system throws. */
  readText(file: string): string;
  /** A text that changes when the file does; null when it is gone. */
  version(file: string): string | null;
  isFile(path: string): boolean;
  /** The names in a folder. @throws what the file system throws. */
  namesIn(folder: string): readonly string[];
  /** What enhanced-resolve asks. */
  readonly resolving: typeof fs;
  /** The files that are otherwise than on the disk: null for one that is not there. */
  readonly overlaid: ReadonlyMap<string, string | null>;
}

/** What lies on the disk. */
export const filesOnDisk: ProjectFiles = {
  readText: (file) => readFileSync(file, "utf8"),
  version(file) {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats ? `${stats.mtimeMs} ${stats.size}` : null;
  },
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  namesIn: (folder) => readdirSync(folder),
  resolving: fs,
  overlaid: new Map(),
};

/**
 * What lies on the disk, but for some files: each has the text that is given for it, or is not there where that is null.
 * That is how a project was before a change.
 */
export function filesOverlaid(texts: ReadonlyMap<string, string | null>): ProjectFiles {
  const folders = foldersOf(texts);
  const namesIn = (folder: string): readonly string[] => {
    const names = new Set(folders.has(folder) ? namesOnDisk(folder) : readdirSync(folder));
    for (const [file, text] of texts)
      if (dirname(file) === folder) {
        if (text === null) names.delete(basename(file));
        else names.add(basename(file));
      }
    return [...names];
  };
  return {
    namesIn,
    readText(file) {
      const text = texts.get(file);
      if (text === null) throw missing(file);
      return text ?? filesOnDisk.readText(file);
    },
    version(file) {
      const text = texts.get(file);
      return text === undefined ? filesOnDisk.version(file) : text;
    },
    isFile(path) {
      const text = texts.get(path);
      return text === undefined ? filesOnDisk.isFile(path) : text !== null;
    },
    resolving: overlaidFs(texts, folders),
    overlaid: texts,
  };
}

/** Node's own, as enhanced-resolve calls it: synchronously. */
function overlaidFs(texts: ReadonlyMap<string, string | null>, folders: ReadonlySet<string>): typeof fs {
  const stat = (path: string, options?: { readonly throwIfNoEntry?: boolean }) => {
    const text = texts.get(path);
    if (typeof text === "string") return kindOf("file");
    if (folders.has(path)) return kindOf("folder");
    if (text === undefined) return statSync(path, options);
    if (options?.throwIfNoEntry === false) return undefined;
    throw missing(path);
  };
  const readFile = (path: string, options: unknown) => {
    const text = texts.get(path);
    if (text === undefined) return readFileSync(path, options as "utf8");
    if (text === null) throw missing(path);
    return options === undefined ? Buffer.from(text) : text;
  };
  const readLink = (path: string) => {
    if (texts.has(path) || folders.has(path)) throw Object.assign(missing(path), { code: "EINVAL" });
    return fs.readlinkSync(path);
  };
  const over = { statSync: stat, lstatSync: stat, readFileSync: readFile, readlinkSync: readLink };
  return { ...fs, ...over } as unknown as typeof fs;
}

/** The folders that files with a text lie in, whether or not they are on the disk. */
function foldersOf(texts: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const [file, text] of texts) {
    if (text === null) continue;
    for (let folder = dirname(file); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  return folders;
}

function namesOnDisk(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // It is there by the files that are laid over alone.
    return [];
  }
}

function kindOf(kind: "file" | "folder") {
  return {
    isFile: () => kind === "file",
    isDirectory: () => kind === "folder",
    isSymbolicLink: () => false,
  };
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, '${path}'`), { code: "ENOENT" });
}
