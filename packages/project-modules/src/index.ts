export { pathFrom, stillHold, type Grounds } from "./grounds.ts";
export { modulesFor } from "./modules-for.ts";
export type { ModuleParser } from "./parse-module.ts";
export { filesOnDisk, filesOverlaid, type ProjectFiles } from "./project-files.ts";
export { digestOf, ProjectModules } from "./project-modules.ts";
export { RecordingModules } from "./recording-modules.ts";
