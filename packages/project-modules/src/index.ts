export { ProjectModules } from "./project-modules.ts";
export type { ModuleParser } from "./parse-module.ts";
