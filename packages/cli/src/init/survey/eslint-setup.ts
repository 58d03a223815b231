import { isRecord } from "./manifest.ts";
import type { ProjectFolder } from "./project-folder.ts";

export interface EslintSetup {
  /** The flat configuration, or null. */
  readonly config: string | null;
  /** One in the old form, which ESLint 10 does not read and our plugin does not serve. */
  readonly oldConfig: string | null;
  /** Of what is installed, else of the range that is asked for; null when neither tells. */
  readonly version: readonly [major: number, minor: number] | null;
}

const flat = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);
const old = ["", ".js", ".cjs", ".json", ".yaml", ".yml"].map((extension) => `.eslintrc${extension}`);

export function findEslint(folder: ProjectFolder, dependencies: ReadonlyMap<string, string>): EslintSetup | null {
  const config = folder.first(flat);
  const oldConfig = folder.first(old);
  const range = dependencies.get("eslint");
  if (config === null && oldConfig === null && range === undefined) return null;
  return { config, oldConfig, version: installed(folder) ?? asked(range) };
}

function installed(folder: ProjectFolder): EslintSetup["version"] {
  const text = folder.read("node_modules/eslint/package.json");
  if (text === null) return null;
  try {
    const manifest: unknown = JSON.parse(text);
    return isRecord(manifest) ? asked(String(manifest["version"])) : null;
  } catch {
    return null;
  }
}

/** `^9.15.0`, `>=9`, `9.x`, `npm:eslint@^9`; a minor that is not said may be any, so the newest. */
function asked(range = ""): EslintSetup["version"] {
  const match = /(?:^|[@^~=v\s])(\d+)(?:\.(\d+))?/.exec(range);
  if (!match) return null;
  const isOpen = /^[\^>]|x|\*/.test(range) || match[2] === undefined;
  return [Number(match[1]), isOpen ? Number.POSITIVE_INFINITY : Number(match[2])];
}
