import type { modulesFor as modulesOnDisk } from "./modules-for.ts";

export type { ModuleParser } from "./parse-module.ts";

/** What a browser gets for this package: without a file system, files are read one by one. */
export const modulesFor: typeof modulesOnDisk = () => null;
