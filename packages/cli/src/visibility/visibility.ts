import { resolve } from "node:path";
import { isInside } from "@silent-failure/configuration/files";
import type { ReportedUnit } from "../output/reported-unit.ts";

/** How many failure paths of some units are heard. */
export interface VisibilityFigure {
  readonly units: number;
  readonly paths: number;
  readonly heard: number;
  /** Whole and rounded down, so that 100 means all; null where there is no failure path. */
  readonly percent: number | null;
}

/** The figure of a run, as a whole and by folder. */
export interface Visibility {
  readonly total: VisibilityFigure;
  /** The figure of all files in a folder, which is absolute or counts from the root. */
  of(folder: string): VisibilityFigure;
}

/** `units` are those of each file, by its absolute path. */
export function visibilityOf(units: ReadonlyMap<string, readonly ReportedUnit[]>, root: string): Visibility {
  return {
    total: visibilityFigure([...units.values()].flat()),
    of(folder) {
      const path = resolve(root, folder);
      return visibilityFigure([...units].flatMap(([file, own]) => (isInside(file, path) ? own : [])));
    },
  };
}

export function visibilityFigure(units: readonly ReportedUnit[]): VisibilityFigure {
  const all = units.flatMap((unit) => unit.paths);
  const heard = all.filter(({ isHeard }) => isHeard).length;
  const percent = all.length === 0 ? null : Math.floor((heard * 100) / all.length);
  return { units: units.filter((unit) => unit.paths.length > 0).length, paths: all.length, heard, percent };
}
