import type { PackageEntry } from "./package-set.mjs";

/** Fetches what is missing of these packages. */
export declare function fetchPackages(entries: readonly PackageEntry[]): Promise<void>;
