import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findConfig, readConfig, type ShownPath } from "@silent-failure/configuration/files";

export const baselineName = "silent-failure.baseline.jsonl";

/** What says where the baseline is. */
export interface BaselineOptions {
  readonly config?: string;
  /** A file, or false for `--no-baseline`. */
  readonly baseline?: string | boolean;
}

export interface BaselinePlace {
  /** Absolute. */
  readonly path: string;
  /** Who named it; null when it was found, or would be looked for, where baselines are. */
  readonly namedBy: string | null;
}

/**
 * Where the baseline is, or would be: what the command line names, or the configuration, or the nearest one from the working folder
 * upwards. Null for `--no-baseline`.
 * @throws ConfigFault when the configuration is not one.
 */
export function locateBaseline({ config, baseline }: BaselineOptions, shown: ShownPath): BaselinePlace | null {
  const cwd = process.cwd();
  if (baseline === false) return null;
  if (typeof baseline === "string") return { path: resolve(cwd, baseline), namedBy: "--baseline" };
  const configPath = config === undefined ? findConfig(cwd) : resolve(cwd, config);
  const named = configPath === undefined ? undefined : readConfig(configPath, shown.of(configPath)).baseline;
  if (configPath !== undefined && named !== undefined)
    return { path: resolve(dirname(configPath), named), namedBy: shown.of(configPath) };
  return { path: nearestBaseline(cwd) ?? join(cwd, baselineName), namedBy: null };
}

function nearestBaseline(folder: string): string | undefined {
  const path = join(folder, baselineName);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestBaseline(parent);
}
