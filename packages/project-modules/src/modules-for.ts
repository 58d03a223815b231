import type { ModuleSource } from "@silent-failure/analysis";
import type { ModuleParser } from "./parse-module.ts";
import { ProjectModules } from "./project-modules.ts";

/** The project's other files, read by the parser of the file that imports them; null where there is no file system. */
export function modulesFor(parser: ModuleParser): ModuleSource | null {
  return parser.modules ?? new ProjectModules(parser);
}
