import type { Manifest } from "./manifest.ts";
import type { ProjectFolder } from "./project-folder.ts";

export interface PreCommitTool {
  readonly name: "lint-staged" | "lefthook" | "pre-commit" | "simple-git-hooks" | "husky";
  /** Where its configuration stands; package.json when it stands there. */
  readonly file: string;
}

const lintStaged = ["", ".json", ".yaml", ".yml", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"].map(
  (extension) => `.lintstagedrc${extension}`,
);
const lintStagedCode = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `lint-staged.config.${extension}`);
const lefthook = ["lefthook", ".lefthook", ".config/lefthook"].flatMap((name) =>
  ["yml", "yaml", "toml", "json", "jsonc"].map((extension) => `${name}.${extension}`),
);

/** What is run before a commit, the one that knows the staged files first. */
export function findPreCommitTools(folder: ProjectFolder, manifest: Manifest): readonly PreCommitTool[] {
  const found: readonly (readonly [PreCommitTool["name"], string | null])[] = [
    ["lint-staged", manifest["lint-staged"] ? "package.json" : folder.first([...lintStaged, ...lintStagedCode])],
    ["lefthook", folder.first(lefthook)],
    ["pre-commit", folder.first([".pre-commit-config.yaml", ".pre-commit-config.yml"])],
    ["simple-git-hooks", manifest["simple-git-hooks"] ? "package.json" : folder.first([".simple-git-hooks.json"])],
    ["husky", folder.first([".husky/pre-commit"])],
  ];
  return found.flatMap(([name, file]) => (file === null ? [] : [{ name, file }]));
}
