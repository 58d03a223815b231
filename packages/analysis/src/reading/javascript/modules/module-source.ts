import type { SourceInput } from "../syntax/source-file.ts";

/** Where the analysis finds the other modules of a project. A host with a file system provides it; a browser has none. */
export interface ModuleSource {
  /** The project's own file that a specifier means in another file; null for packages, assets and what is not there. */
  resolve(specifier: string, from: string): string | null;
  /** A text that changes when the file does; null when it is gone. */
  version(file: string): string | null;
  /** The parsed file, without types; a reason in words when it cannot be read. */
  read(file: string): SourceInput | { readonly unreadable: string };
}
