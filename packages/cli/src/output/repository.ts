import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder that a CI system's paths begin at, however deep the command runs. */
export class Repository {
  readonly root: string;

  /** The checkout as GitHub or GitLab name it, or the nearest folder with a `.git`; else the folder itself. */
  constructor(cwd: string, env: NodeJS.ProcessEnv = process.env) {
    const named = [env["GITHUB_WORKSPACE"], env["CI_PROJECT_DIR"]].flatMap((path) => (path ? [realPath(path)] : []));
    this.root = named.find((path) => inside(path, cwd) !== null) ?? gitFolder(cwd) ?? cwd;
  }

  /** From the root, with slashes; absolute for what lies elsewhere. */
  path(file: string): string {
    return (inside(this.root, file) ?? file).split(sep).join("/");
  }

  /** The same as a URI reference; null for what lies elsewhere. */
  uri(file: string): string | null {
    const way = inside(this.root, file);
    if (way === null) return null;
    // Lone surrogates are no text, and a colon or query would make something else of it.
    const text = Buffer.from(way.split(sep).join("/")).toString();
    return encodeURI(text).replaceAll(/[?#:[\]]/g, encodeURIComponent);
  }

  get rootUri(): string {
    return pathToFileURL(join(this.root, sep)).href;
  }
}

function inside(folder: string, path: string): string | null {
  const way = relative(folder, path);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way;
}

function gitFolder(cwd: string): string | null {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A name of a folder on another machine, as in a container: nothing lies in it here.
    return path;
  }
}
