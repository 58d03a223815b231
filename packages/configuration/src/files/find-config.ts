import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const configName = "silent-failure.config.json";

/** The nearest configuration in a folder or above it. */
export function findConfig(folder: string): string | undefined {
  const path = join(folder, configName);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findConfig(parent);
}
