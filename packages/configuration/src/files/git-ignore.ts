import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { IgnorePatterns } from "./ignore-patterns.ts";

/** What the .gitignore files between a repository's top and a file say; the nearest one has the last word. */
export class GitIgnore {
  private readonly top: string;
  private readonly byFolder = new Map<string, IgnorePatterns | undefined>();

  constructor(root: string) {
    const top = topOfRepository(root) ?? root;
    this.top = top;
    // Somebody stands in an ignored folder and asks for it: what is said above it is not meant.
    if (top !== root && this.findIgnoring(join(root, "/"))) this.top = root;
  }

  /** The .gitignore file that leaves a path out. */
  findIgnoring(path: string): string | undefined {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const verdict = this.patternsIn(folder)?.verdict(path);
      if (verdict) return verdict === "ignored" ? join(folder, ".gitignore") : undefined;
      if (folder === this.top || folder === dirname(folder)) return undefined;
    }
  }

  private patternsIn(folder: string): IgnorePatterns | undefined {
    if (!this.byFolder.has(folder)) this.byFolder.set(folder, readPatterns(folder));
    return this.byFolder.get(folder);
  }
}

function readPatterns(folder: string): IgnorePatterns | undefined {
  try {
    const text = readFileSync(join(folder, ".gitignore"), "utf8").replace(/^\uFEFF/, "");
    return new IgnorePatterns(folder, text.split(/\r?\n/));
  } catch {
    // None, or one that git could not read either: nothing is left out, so nothing is missed.
    return undefined;
  }
}

function topOfRepository(folder: string): string | undefined {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : topOfRepository(parent);
}
