import { dirname, join, sep } from "node:path";
import { CachedInputFileSystem, ResolverFactory, type Resolver } from "enhanced-resolve";
import { createPathsMatcher, getTsconfig, type TsConfigResult } from "get-tsconfig";
import type { ProjectFiles } from "./project-files.ts";

const code = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
/** Far above what one lint run lasts; `forget` empties it. */
const keptFor = 600_000;

/** What a bare specifier depends on: the nearest package and tsconfig. Folders that share both share its answers. */
interface Surroundings {
  readonly paths: (specifier: string) => readonly string[];
  readonly answers: Map<string, string | null>;
}

/** What import specifiers mean, by tsconfig paths, package exports, workspaces and relative paths. */
export class ImportResolver {
  private readonly project: ProjectFiles;
  private readonly files: CachedInputFileSystem;
  private readonly resolver: Resolver;
  /** A path needs no package.json on its way: the look-ups for one are most of what resolving costs. */
  private readonly pathResolver: Resolver;
  /** Finds a package's folder, whatever its exports hide. */
  private readonly manifestResolver: Resolver;
  private readonly byFolder = new Map<string, Surroundings>();
  private readonly byPackage = new Map<string, Surroundings>();
  private readonly tsconfigs = new Map<string, unknown>();
  private readonly paths = new Map<string, string | null>();

  constructor(project: ProjectFiles) {
    this.project = project;
    this.layTsconfigsOver();
    this.files = new CachedInputFileSystem(project.resolving, keptFor);
    const shared = {
      fileSystem: this.files,
      useSyncFileSystemCalls: true as const,
      extensions: code,
      // TypeScript writes the name of what it compiles to.
      extensionAlias: {
        ".js": [".ts", ".tsx", ".js", ".jsx"],
        ".jsx": [".tsx", ".jsx"],
        ".mjs": [".mts", ".mjs"],
        ".cjs": [".cts", ".cjs"],
      },
    };
    this.resolver = ResolverFactory.createResolver({
      ...shared,
      conditionNames: ["source", "types", "import", "require", "node", "default"],
      mainFields: ["source", "module", "main"],
    });
    this.manifestResolver = ResolverFactory.createResolver({ ...shared, exportsFields: [] });
    this.pathResolver = ResolverFactory.createResolver({ ...shared, descriptionFiles: [], symlinks: false });
  }

  /** Forgets what the file system said. */
  forget(): void {
    this.files.purge();
    for (const kept of [this.byFolder, this.byPackage, this.tsconfigs, this.paths]) kept.clear();
    this.layTsconfigsOver();
  }

  /** get-tsconfig asks the disk, but for what is in its cache: answers of Node's functions, under their names. */
  private layTsconfigsOver(): void {
    for (const [file, text] of this.project.overlaid) {
      if (!file.endsWith(".json")) continue;
      const path = file.split(sep).join("/");
      this.tsconfigs.set(`existsSync:${path}`, text !== null);
      if (text === null) continue;
      this.tsconfigs.set(`readFileSync:${path}:utf8`, text);
      this.tsconfigs.set(`statSync:${path}`, { isFile: () => true, isDirectory: () => false });
    }
  }

  /** The project's own source file that a specifier means in a file; null for packages, assets and what is not there. */
  resolve(specifier: string, from: string): string | null {
    const folder = dirname(from);
    if (specifier.startsWith("node:") || specifier.includes("?") || specifier.includes("!")) return null;
    if (specifier.startsWith("."))
      return remembered(this.paths, `${folder}\0${specifier}`, () => this.firstOf([specifier], folder));
    const { paths, answers } = this.surroundingsOf(folder);
    return remembered(answers, specifier, () => this.firstOf([...paths(specifier), specifier], folder));
  }

  private firstOf(candidates: readonly string[], folder: string): string | null {
    for (const candidate of candidates) {
      const file = isPath(candidate)
        ? this.find(this.pathResolver, folder, candidate)
        : (this.find(this.resolver, folder, candidate) ?? this.findUnbuilt(folder, candidate));
      if (file !== null) return isOwnCode(file) ? file : null;
    }
    return null;
  }

  /** A workspace package whose `dist` is not there yet is read where people keep its source. */
  private findUnbuilt(folder: string, specifier: string): string | null {
    const parts = specifier.split("/");
    const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
    const manifest = this.find(this.manifestResolver, folder, `${name}/package.json`);
    if (manifest === null || isInstalled(manifest)) return null;
    const inside = specifier.slice(name.length + 1) || "index";
    return (
      this.find(this.pathResolver, dirname(manifest), `./src/${inside}`) ??
      this.find(this.pathResolver, dirname(manifest), `./${inside}`)
    );
  }

  private find(resolver: Resolver, folder: string, specifier: string): string | null {
    try {
      return resolver.resolveSync({}, folder, specifier) || null;
    } catch {
      // "Not found" is an answer here: most specifiers are packages, or files that are yet to be built.
      return null;
    }
  }

  private surroundingsOf(folder: string): Surroundings {
    return remembered(this.byFolder, folder, () => {
      const config = this.tsconfigOf(folder);
      return remembered(this.byPackage, `${packageOf(folder, this.project)}\0${config?.path ?? ""}`, () => ({
        paths: (config && createPathsMatcher(config)) ?? (() => []),
        answers: new Map(),
      }));
    });
  }

  private tsconfigOf(folder: string): TsConfigResult | null {
    try {
      return getTsconfig(folder, "tsconfig.json", this.tsconfigs as Map<string, never>);
    } catch {
      // A broken tsconfig costs certainty, not the run: TypeScript itself says what is wrong with it.
      return null;
    }
  }
}

/** The answer kept under a key; made, and kept, when it is first asked for. */
function remembered<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined || kept.has(key)) return known as Value;
  const value = make();
  kept.set(key, value);
  return value;
}

/** The nearest folder with a package.json; the root where there is none. */
function packageOf(folder: string, files: ProjectFiles): string {
  const parent = dirname(folder);
  return parent === folder || files.isFile(join(folder, "package.json")) ? folder : packageOf(parent, files);
}

function isPath(specifier: string): boolean {
  return /^\.{0,2}(?:\/|$)|^\.{1,2}$|^[A-Za-z]:[\\/]/.test(specifier);
}

function isInstalled(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}

function isOwnCode(file: string): boolean {
  return !isInstalled(file) && !file.endsWith(".d.ts") && code.some((extension) => file.endsWith(extension));
}
