import { relative, sep } from "node:path";

/** Paths as their reader knows them: from the folder the command was called in, with slashes. */
export class ShownPath {
  private readonly cwd: string;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** `../../../../other/place/file.ts` is no help: what is far away keeps its absolute path. */
  of(path: string): string {
    const way = relative(this.cwd, path);
    const isFar = /^(\.\.[\\/]){3}/.test(way);
    const text = way === "" ? "." : isFar || way.length > path.length ? path : way;
    return text.split(sep).join("/");
  }
}
