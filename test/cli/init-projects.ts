import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dropping, folderWith } from "./run-cli.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const testModules = fileURLToPath(new URL("../node_modules", import.meta.url));

export const quiet = "export const price = (cents: number): number => cents / 100;\n";

export const manifest = (more: object): string =>
  `${JSON.stringify({ name: "shop", private: true, ...more }, null, 2)}\n`;

/** A project in a git repository of its own, with real packages in its node_modules. */
export function repositoryWith(files: Readonly<Record<string, string>>, remote?: string): string {
  const folder = folderWith(files);
  git(folder, "init", "-q", "-b", "main");
  if (remote !== undefined) git(folder, "remote", "add", "origin", remote);
  return folder;
}

export function git(folder: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync("git", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** Packages of this repository's own tests, by their names there. */
export function linkPackages(folder: string, packages: Readonly<Record<string, string>>): void {
  for (const [name, as] of Object.entries(packages)) {
    const from = name === "silent-failure" ? join(modules, name) : join(testModules, name);
    symlinkSync(from, join(folder, "node_modules", as));
  }
}

/** Every file's text, by its path; git's own folder and dependencies aside. */
export function textsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:\.git|node_modules)[\\/]/.test(path));
  return Object.fromEntries(
    names.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

/** pnpm, ESLint with typescript-eslint, GitHub, husky with lint-staged. */
export const pnpmOnGithub: Readonly<Record<string, string>> = {
  "package.json": manifest({
    type: "module",
    packageManager: "pnpm@10.4.0",
    dependencies: { bullmq: "^6.0.0", pino: "^10.0.0", "prom-client": "^15.0.0" },
    devDependencies: { eslint: "^10.0.0", "typescript-eslint": "^8.0.0" },
    "lint-staged": { "*.ts": ["eslint --fix"] },
  }),
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
  "eslint.config.mjs": "import js from '@eslint/js'\n\nexport default [\n  js.configs.recommended, // ours\n]\n",
  ".github/workflows/ci.yml": "on: push\njobs: {}\n",
  ".husky/pre-commit": "pnpm exec lint-staged\n",
  "src/price.ts": quiet,
};

export const withFinding: Readonly<Record<string, string>> = { "src/consumer.ts": dropping };
