import type { ModuleSource, SourceInput } from "@silent-failure/analysis";

export type { ModuleParser } from "./parse-module.ts";

/** Where there is no file system, as in a browser, a project has no other files: stands in for `project-modules.ts` there. */
export class ProjectModules implements ModuleSource {
  resolve(): null {
    return null;
  }

  version(): null {
    return null;
  }

  read(): SourceInput | { readonly unreadable: string } {
    return { unreadable: "there is no file system here" };
  }
}
