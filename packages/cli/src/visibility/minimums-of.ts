import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config } from "@silent-failure/configuration";
import type { ShownPath } from "@silent-failure/configuration/files";
import { UsageError } from "../usage-error.ts";
import type { MinVisibility } from "./read-min-visibility.ts";

/** The least that a run has to reach. */
export interface Minimum {
  /** Absolute; null for all that is checked. */
  readonly folder: string | null;
  readonly percent: number;
  /** For sentences: `--min-visibility`, or the path of the configuration. */
  readonly askedBy: string;
}

/**
 * What options and configuration ask for; of one folder, the option counts.
 * @throws UsageError for a folder that is none: its figure would never be asked for.
 */
export function minimumsOf(
  given: readonly MinVisibility[],
  { config, configPath }: { readonly config: Config; readonly configPath: string | undefined },
  shown: ShownPath,
): readonly Minimum[] {
  const minimums = new Map<string | null, Minimum>();
  const add = ({ folder, percent }: MinVisibility, from: string, askedBy: string) => {
    const path = folder === null ? null : resolve(from, folder);
    if (path !== null && !statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(
        `${askedBy} asks for a visibility of ${shown.of(path)}, which is no folder. Correct the name, or leave it out.`,
      );
    minimums.set(path, { folder: path, percent, askedBy });
  };
  const { minVisibility } = config;
  if (configPath !== undefined && minVisibility !== undefined) {
    const asked = typeof minVisibility === "number" ? [[null, minVisibility] as const] : Object.entries(minVisibility);
    for (const [folder, percent] of asked) add({ folder, percent }, dirname(configPath), shown.of(configPath));
  }
  for (const one of given) add(one, process.cwd(), "--min-visibility");
  return [...minimums.values()];
}
