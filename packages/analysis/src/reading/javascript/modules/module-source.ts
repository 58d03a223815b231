import type { SourceInput } from "../syntax/source-file.ts";

/** Where the analysis finds the other modules of a project. A host with a file system provides it; a browser has none. */
export interface ModuleSource {
  /** The project's own file that a specifier means in another file; null for packages, assets and what is not there. */
  resolve(specifier: string, from: string): string | null;
  /** A text that changes when the file does; null when it is gone. */
  version(file: string): string | null;
  /** The parsed file, without types; a reason in words when it cannot be read. */
  read(file: string): SourceInput | { readonly unreadable: string };
  /** What the project around a file uses, for choosing what to write into it. A host that cannot tell leaves it out. */
  surroundings?(file: string): Surroundings;
}

/** What a file's neighbours say that its project uses. */
export interface Surroundings {
  /** Packages that the manifests above the file name as dependencies, the nearest first. */
  readonly dependencies: readonly string[];
  /** What files beside it import, as it could stand in the file itself; the most frequent first. */
  readonly imports: readonly NearbyImport[];
}

/** `import { logger } from "../logger.ts"` in a file nearby. */
export interface NearbyImport {
  readonly source: string;
  /** The export's name, `default`, or `*` for the whole module. */
  readonly imported: string;
  readonly local: string;
  readonly form: "import" | "require";
}
