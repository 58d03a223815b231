import fs from "node:fs";
import { dirname, sep } from "node:path";
import { CachedInputFileSystem, ResolverFactory, type Resolver } from "enhanced-resolve";
import { createPathsMatcher, getTsconfig, type TsConfigResult } from "get-tsconfig";

const code = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
/** Far above what one lint run lasts; `forget` empties it. */
const keptFor = 600_000;

/** What import specifiers mean, by tsconfig paths, package exports, workspaces and relative paths. */
export class ImportResolver {
  private readonly files = new CachedInputFileSystem(fs, keptFor);
  private readonly resolver: Resolver;
  private readonly matchers = new Map<string, (specifier: string) => readonly string[]>();
  private readonly tsconfigs = new Map<string, TsConfigResult>();

  constructor() {
    this.resolver = ResolverFactory.createResolver({
      fileSystem: this.files,
      useSyncFileSystemCalls: true,
      extensions: code,
      // TypeScript writes the name of what it compiles to.
      extensionAlias: {
        ".js": [".ts", ".tsx", ".js", ".jsx"],
        ".jsx": [".tsx", ".jsx"],
        ".mjs": [".mts", ".mjs"],
        ".cjs": [".cts", ".cjs"],
      },
      conditionNames: ["source", "types", "import", "require", "node", "default"],
      mainFields: ["source", "module", "main"],
    });
  }

  /** Forgets what the file system said. */
  forget(): void {
    this.files.purge();
    this.matchers.clear();
    this.tsconfigs.clear();
  }

  /** The project's own source file that a specifier means in a file; null for packages, assets and what is not there. */
  resolve(specifier: string, from: string): string | null {
    const folder = dirname(from);
    if (specifier.startsWith("node:") || specifier.includes("?") || specifier.includes("!")) return null;
    const candidates = specifier.startsWith(".") ? [specifier] : [...this.pathsOf(folder)(specifier), specifier];
    for (const candidate of candidates) {
      const file = this.find(folder, candidate);
      if (file !== null) return isOwnCode(file) ? file : null;
    }
    return null;
  }

  private find(folder: string, specifier: string): string | null {
    try {
      return this.resolver.resolveSync({}, folder, specifier) || null;
    } catch {
      // "Not found" is an answer here: most specifiers are packages, or files that are yet to be built.
      return null;
    }
  }

  /** The `paths` of the tsconfig above a folder; none where there is no tsconfig, or one that cannot be read. */
  private pathsOf(folder: string): (specifier: string) => readonly string[] {
    let matcher = this.matchers.get(folder);
    if (!matcher) {
      matcher = this.readPaths(folder);
      this.matchers.set(folder, matcher);
    }
    return matcher;
  }

  private readPaths(folder: string): (specifier: string) => readonly string[] {
    try {
      const config = getTsconfig(folder, "tsconfig.json", this.tsconfigs as Map<string, never>);
      return (config && createPathsMatcher(config)) ?? (() => []);
    } catch {
      // A broken tsconfig costs certainty, not the run: TypeScript itself says what is wrong with it.
      return () => [];
    }
  }
}

function isOwnCode(file: string): boolean {
  return code.some((extension) => file.endsWith(extension)) && !file.endsWith(".d.ts") && !isPackage(file);
}

function isPackage(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}
