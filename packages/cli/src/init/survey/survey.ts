import { knownPackages, type PackageTrait } from "@silent-failure/analysis/known-packages";
import { findCiSystems, type CiSystem } from "./ci-systems.ts";
import { findEslint, type EslintSetup } from "./eslint-setup.ts";
import { dependenciesOf, readManifest, type Manifest } from "./manifest.ts";
import { findPackageManager, type PackageManager } from "./package-manager.ts";
import { findPreCommitTools, type PreCommitTool } from "./pre-commit-tools.ts";
import type { ProjectFolder } from "./project-folder.ts";
import { walkProject } from "./walk-project.ts";
import { workspacePackages } from "./workspace-packages.ts";

/** What a project is made of, as far as its files tell. */
export interface Survey {
  readonly manifest: Manifest;
  readonly packageManager: PackageManager;
  /** Folders of the workspace's packages; null when the project is no workspace. */
  readonly workspace: readonly string[] | null;
  /** Everything that any of its packages asks for, with the range. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly eslint: EslintSetup | null;
  readonly oxlint: string | null;
  readonly libraries: Readonly<Record<PackageTrait, readonly string[]>>;
  readonly ci: readonly CiSystem[];
  readonly preCommit: readonly PreCommitTool[];
  readonly monorepoTools: readonly string[];
  /** Files by language, most first; only languages that servers are written in. */
  readonly languages: readonly (readonly [name: string, files: number])[];
  readonly usesTypeScript: boolean;
  readonly isGitRepository: boolean;
}

const languages: Readonly<Record<string, string>> = {
  ts: "TypeScript",
  mts: "TypeScript",
  cts: "TypeScript",
  tsx: "TypeScript",
  js: "JavaScript",
  mjs: "JavaScript",
  cjs: "JavaScript",
  jsx: "JavaScript",
  py: "Python",
  go: "Go",
  rs: "Rust",
  java: "Java",
  kt: "Kotlin",
  rb: "Ruby",
  php: "PHP",
  cs: "C#",
  ex: "Elixir",
};

const monorepoTools: readonly (readonly [string, string])[] = [
  ["Turborepo", "turbo.json"],
  ["Nx", "nx.json"],
  ["Lerna", "lerna.json"],
  ["Rush", "rush.json"],
];

export function survey(folder: ProjectFolder, manifest: Manifest): Survey {
  const walked = walkProject(folder.path);
  const workspace = workspacePackages(folder, manifest, walked.packages);
  const dependencies = new Map(
    [manifest, ...(workspace ?? []).flatMap((path) => manifestIn(folder, path))].flatMap((one) => [
      ...dependenciesOf(one),
    ]),
  );
  const withTrait = (trait: PackageTrait) =>
    [...dependencies.keys()].filter((name) => knownPackages.get(name)?.has(trait)).toSorted();
  const counted = languagesOf(walked.extensions);
  return {
    manifest,
    packageManager: findPackageManager(folder, manifest),
    workspace,
    dependencies,
    eslint: findEslint(folder, dependencies),
    oxlint: folder.first([".oxlintrc.json", "oxlint.config.ts"]),
    libraries: {
      logs: withTrait("logs"),
      counts: withTrait("counts"),
      alerts: withTrait("alerts"),
      queues: withTrait("queues"),
    },
    ci: findCiSystems(folder),
    preCommit: findPreCommitTools(folder, manifest),
    monorepoTools: monorepoTools.flatMap(([name, file]) => (folder.has(file) ? [name] : [])),
    languages: counted,
    usesTypeScript: counted.some(([name]) => name === "TypeScript"),
    isGitRepository: folder.repository !== null,
  };
}

function manifestIn(folder: ProjectFolder, path: string): readonly Manifest[] {
  const manifest = readManifest(folder.read(`${path}/package.json`) ?? "");
  return manifest === null ? [] : [manifest];
}

/** How many files there are of each language, most first. */
export function languagesOf(extensions: ReadonlyMap<string, number>): Survey["languages"] {
  const counts = new Map<string, number>();
  for (const [extension, count] of extensions) {
    const name = languages[extension];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
