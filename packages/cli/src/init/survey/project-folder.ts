import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The files of a project, by their paths from its folder. Reads; never runs or writes anything. */
export class ProjectFolder {
  readonly path: string;
  /** The top of the git repository it lies in. */
  readonly repository: string | null;

  constructor(path: string) {
    this.path = path;
    this.repository = topOf(path);
  }

  /** Null for what is not there; what is there and cannot be read throws. */
  read(name: string): string | null {
    const path = this.absolute(name);
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, "utf8") : null;
  }

  has(name: string): boolean {
    return existsSync(this.absolute(name));
  }

  /** The first of these names that is there. */
  first(names: readonly string[]): string | null {
    return names.find((name) => this.has(name)) ?? null;
  }

  absolute(name: string): string {
    return resolve(this.path, name);
  }

  /** The way from the top of the repository to here, with slashes; empty at the top and without a repository. */
  get inRepository(): string {
    return this.repository === null ? "" : relative(this.repository, this.path).split(sep).join("/");
  }

  /** The name of a file at the top of the repository, as this folder's other names are. */
  atTop(name: string): string {
    const up = relative(this.path, this.repository ?? this.path)
      .split(sep)
      .join("/");
    return up === "" ? name : `${up}/${name}`;
  }
}

function topOf(path: string): string | null {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
