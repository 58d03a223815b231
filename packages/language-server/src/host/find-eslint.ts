import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** In the order in which ESLint looks for them. */
const configNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

/** The nearest ESLint configuration in a folder or above it. */
export function findEslintConfig(folder: string): string | null {
  const path = configNames.map((name) => join(folder, name)).find((each) => existsSync(each));
  if (path !== undefined) return path;
  const parent = dirname(folder);
  return parent === folder ? null : findEslintConfig(parent);
}

export interface InstalledEslint {
  /** Its folder, with links followed: what is installed once is one place, however many packages use it. */
  readonly home: string;
  readonly version: string;
}

/**
 * The ESLint that is installed for a folder. Looked up by hand, since Node remembers what was not there, and people install
 * while an editor is open.
 */
export function findEslint(folder: string): InstalledEslint | null {
  try {
    const home = realpathSync(join(folder, "node_modules", "eslint"));
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version?: string };
    return { home, version: version ?? "0.0.0" };
  } catch {
    const parent = dirname(folder);
    return parent === folder ? null : findEslint(parent);
  }
}

/** Since 9.15, ESLint has all that the plugin asks for. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  return major > 9 || (major === 9 && minor >= 15);
}
