import { inPlace, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import type { Survey } from "../survey/survey.ts";
import { defaultBranch } from "./default-branch.ts";
import { nodeVersion } from "./node-version.ts";
import { ownName } from "./own-name.ts";
import { ownCommands } from "./own-commands.ts";

/** A workflow of its own: what is there already stays as it is. */
export function githubWorkflow(folder: ProjectFolder, seen: Survey): Proposal {
  const path = folder.atTop(`.github/workflows/${ownName(folder)}.yml`);
  if (folder.has(path) || folder.has(path.replace(/yml$/, "yaml"))) return inPlace;
  return { changes: [{ path, before: null, after: workflow(folder, seen) }], notes: [] };
}

function workflow(folder: ProjectFolder, seen: Survey): string {
  const inside = folder.inRepository;
  const within = (file: string) => (inside === "" ? file : `${inside}/${file}`);
  const { run, install } = ownCommands(seen);
  const lines = [
    `name: ${inside === "" ? "silent failures" : `silent failures (${inside})`}`,
    "on:",
    "  push:",
    `    branches: [${defaultBranch(folder)}]`,
    "  pull_request:",
    "permissions:",
    "  contents: read",
    "jobs:",
    "  check:",
    "    runs-on: ubuntu-latest",
    "    permissions:",
    "      contents: read",
    "      # For the security tab.",
    "      security-events: write",
    ...(inside === "" ? [] : ["    defaults:", "      run:", `        working-directory: ${quoted(inside)}`]),
    "    steps:",
    "      - uses: actions/checkout@v5",
    ...runtime(folder, seen, within),
    `      - run: ${install}`,
    "      - uses: actions/cache@v4",
    "        with:",
    `          path: ${quoted(within(".silent-failure-cache"))}`,
    "          key: silent-failure-${{ runner.os }}-${{ github.sha }}",
    "          restore-keys: silent-failure-${{ runner.os }}-",
    "      # Fails on what silent-failure.baseline.jsonl does not know.",
    `      - run: ${run} check --cache --format github --format sarif:silent-failure.sarif`,
    "      - if: ${{ !cancelled() }}",
    "        uses: github/codeql-action/upload-sarif@v4",
    "        # Forks may not upload, and private repositories need code scanning; the step above is what decides.",
    "        continue-on-error: true",
    "        with:",
    `          sarif_file: ${quoted(within("silent-failure.sarif"))}`,
    `          category: ${ownName(folder)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function runtime(folder: ProjectFolder, seen: Survey, within: (file: string) => string): readonly string[] {
  const { name: manager, version, isBerry, lockfile } = seen.packageManager;
  if (manager === "bun") return ["      - uses: oven-sh/setup-bun@v2", ...setupNode(folder, within, [])];
  const cache =
    lockfile === null
      ? []
      : [`          cache: ${manager}`, `          cache-dependency-path: ${quoted(within(lockfile))}`];
  if (manager === "pnpm") {
    const options = [
      // Without the field in package.json, the action has to be told.
      ...(version === null ? [`          version: ${pnpmMajor(folder)}`] : []),
      ...(version !== null && within("") !== ""
        ? [`          package_json_file: ${quoted(within("package.json"))}`]
        : []),
    ];
    const setup = ["      - uses: pnpm/action-setup@v4", ...(options.length > 0 ? ["        with:", ...options] : [])];
    return [...setup, ...setupNode(folder, within, cache)];
  }
  // The runner's own Yarn is the first one; Corepack brings the one that the project names.
  const corepack = isBerry ? ["      - run: corepack enable"] : [];
  return [...corepack, ...setupNode(folder, within, cache)];
}

function setupNode(
  folder: ProjectFolder,
  within: (file: string) => string,
  cache: readonly string[],
): readonly string[] {
  const { file, version } = nodeVersion(folder);
  const which = file === null ? `node-version: ${version}` : `node-version-file: ${quoted(within(file))}`;
  return ["      - uses: actions/setup-node@v5", "        with:", `          ${which}`, ...cache];
}

/** By the lockfile's own version: 6 came with pnpm 8, 9 is read by 9 and later. */
function pnpmMajor(folder: ProjectFolder): number {
  const lock = /^lockfileVersion: '?(\d+)/.exec(folder.read("pnpm-lock.yaml") ?? "")?.[1];
  return lock !== undefined && Number(lock) < 9 ? 8 : 10;
}

/** A folder may be called anything; YAML takes a JSON string for one. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text);
}
