import type { ModuleSource, SourceInput, Surroundings } from "@silent-failure/analysis";
import { pathFrom, type Grounds } from "./grounds.ts";
import type { ProjectModules } from "./project-modules.ts";

/** Notes what is looked at outside of a file while that file is analysed. */
export class RecordingModules implements ModuleSource {
  private readonly modules: ProjectModules;
  private readonly resolutions = new Map<string, Map<string, string | null>>();
  private readonly texts = new Set<string>();
  private hasSurroundings = false;

  constructor(modules: ProjectModules) {
    this.modules = modules;
  }

  resolve(specifier: string, from: string): string | null {
    const found = this.modules.resolve(specifier, from);
    const known = this.resolutions.get(from);
    if (known) known.set(specifier, found);
    else this.resolutions.set(from, new Map([[specifier, found]]));
    return found;
  }

  version(file: string): string | null {
    this.texts.add(file);
    return this.modules.version(file);
  }

  read(file: string): SourceInput | { readonly unreadable: string } {
    return this.modules.read(file);
  }

  surroundings(file: string): Surroundings {
    this.hasSurroundings = true;
    return this.modules.surroundings(file);
  }

  forget(): void {
    this.resolutions.clear();
    this.texts.clear();
    this.hasSurroundings = false;
  }

  /** What was noted since `forget`, for an answer about a file. */
  take(file: string, root: string): Grounds {
    const path = (one: string) => pathFrom(root, one);
    const resolutions = [...this.resolutions].map(([from, led]) => [
      path(from),
      Object.fromEntries([...led].map(([specifier, to]) => [specifier, to === null ? null : path(to)])),
    ]);
    return {
      resolutions: Object.fromEntries(resolutions),
      texts: Object.fromEntries([...this.texts].map((one) => [path(one), this.modules.digest(one)])),
      surroundings: this.hasSurroundings ? this.modules.surroundingsDigest(file) : null,
    };
  }
}
