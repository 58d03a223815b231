import { resolve } from "node:path";
import type { Config } from "@silent-failure/configuration";
import { isInside, type ShownPath } from "@silent-failure/configuration/files";
import type { ReportedUnit } from "../output/reported-unit.ts";
import { minimumsOf, type Minimum } from "./minimums-of.ts";
import { raiseVisibility, refuseRaise } from "./raise-visibility.ts";
import type { MinVisibility } from "./read-min-visibility.ts";
import { visibilityOf } from "./visibility.ts";
import { visibilityFaults } from "./visibility-faults.ts";

export interface VisibilityOptions {
  readonly minVisibility?: readonly MinVisibility[];
  readonly raiseVisibility?: boolean;
}

/** What a run was like, as far as its figure depends on it. */
export interface MeasuredRun {
  /** By absolute file. */
  readonly units: ReadonlyMap<string, readonly ReportedUnit[]>;
  /** The paths that were asked for; none for the folder of the command. */
  readonly paths: readonly string[];
  /** Files below these paths were left out for this run only, such as those that have not changed. */
  readonly isPart: boolean;
  /** Something could not be analysed. */
  readonly isUnread: boolean;
}

/** Holds the visibility of a run against what is asked for, and raises that where it is told to. */
export class VisibilityGate {
  private readonly minimums: readonly Minimum[];
  private readonly configPath: string | undefined;
  private readonly raises: boolean;
  private readonly shown: ShownPath;

  /**
   * Made before the work, so that a bad request costs none.
   * @throws UsageError for a folder that is none, or when there is no configuration to raise anything in.
   */
  constructor(
    { minVisibility = [], raiseVisibility: raises = false }: VisibilityOptions,
    plan: { readonly config: Config; readonly configPath: string | undefined },
    shown: ShownPath,
  ) {
    this.minimums = minimumsOf(minVisibility, plan, shown);
    this.configPath = plan.configPath;
    this.raises = raises;
    this.shown = shown;
    if (raises) refuseRaise(plan.configPath);
  }

  /**
   * `faults` fail the run, `notices` tell what else was done, a sentence each. Of a part of the files no figure is held
   * against anything: the sample would decide.
   * @throws UsageError when the configuration cannot be written.
   */
  judge({ units, paths, isPart, isUnread }: MeasuredRun): {
    readonly faults: readonly string[];
    readonly notices: readonly string[];
  } {
    const visibility = visibilityOf(units, process.cwd());
    const notices: string[] = [];
    if (this.raises && isUnread)
      notices.push("Nothing was raised by --raise-visibility: something could not be analysed, and would be missing.");
    else if (this.raises) {
      const read = (paths.length > 0 ? paths : ["."]).map((path) => resolve(path));
      const hasRead = (folder: string): boolean => !isPart && read.some((path) => isInside(folder, path));
      notices.push(...raiseVisibility(visibility, { configPath: this.configPath, hasRead, shown: this.shown }));
    }
    if (!isPart) return { faults: visibilityFaults(visibility, this.minimums, this.shown), notices };
    if (this.minimums.length > 0)
      notices.push("Visibility was held against no minimum: not all files were checked, and the rest may be other.");
    return { faults: [], notices };
  }
}
