import type { ModuleSource } from "@silent-failure/analysis";
import type { ModuleParser } from "./parse-module.ts";
import { filesOnDisk } from "./project-files.ts";
import { ProjectModules } from "./project-modules.ts";

/**
 * The project's other files, read by a parser of one's own; what that cannot read, by the host's. Null where there is no file
 * system.
 */
export function modulesFor(own: ModuleParser, host: ModuleParser | null): ModuleSource | null {
  return host?.modules ?? new ProjectModules(own, filesOnDisk, host);
}
