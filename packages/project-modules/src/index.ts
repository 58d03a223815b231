export { modulesFor } from "./modules-for.ts";
export type { ModuleParser } from "./parse-module.ts";
