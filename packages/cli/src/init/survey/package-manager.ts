import { isRecord, type Manifest } from "./manifest.ts";
import type { ProjectFolder } from "./project-folder.ts";

export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** Of the `packageManager` field, without its hash; null when there is none. */
  readonly version: string | null;
  /** Yarn 2 and later: other options than the first one's. */
  readonly isBerry: boolean;
  /** The lockfile, or null when none is there. */
  readonly lockfile: string | null;
}

const lockfiles: readonly (readonly [string, PackageManager["name"]])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/** What the project says about itself first, then its lockfile; npm where nothing tells. */
export function findPackageManager(folder: ProjectFolder, manifest: Manifest): PackageManager {
  const named = namedBy(manifest);
  const present = lockfiles.filter(([file]) => folder.has(file));
  const lock = named ? present.find(([, name]) => name === named.name) : present[0];
  const name = named?.name ?? lock?.[1] ?? (folder.has("pnpm-workspace.yaml") ? "pnpm" : "npm");
  const version = named?.version ?? null;
  const isBerry = name === "yarn" && (version === null ? folder.has(".yarnrc.yml") : !version.startsWith("1."));
  return { name, version, isBerry, lockfile: lock?.[0] ?? null };
}

function namedBy({ packageManager, devEngines }: Manifest): Pick<PackageManager, "name" | "version"> | null {
  const own = isRecord(devEngines) ? devEngines["packageManager"] : null;
  const wanted = isRecord(own) && typeof own["name"] === "string" ? own["name"] : null;
  const text = typeof packageManager === "string" ? packageManager : (wanted ?? "");
  const match = /^(npm|pnpm|yarn|bun)(?:@([^+\s]+))?/.exec(text);
  return match ? { name: match[1] as PackageManager["name"], version: match[2] ?? null } : null;
}
