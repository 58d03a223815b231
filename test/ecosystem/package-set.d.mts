export interface PackageEntry {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly folder?: string;
}

export declare function folderOf(entry: PackageEntry): string;

export declare const packageSet: readonly {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly why: string;
}[];
