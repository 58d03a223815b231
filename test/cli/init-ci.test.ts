import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { manifest, pnpmOnGithub, quiet, repositoryWith, textsOf } from "./init-projects.ts";
import { runCli } from "./run-cli.ts";
import { workflowFaults } from "./workflow-faults.ts";

const github = "git@github.com:shop/shop.git";

interface Job {
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
  readonly permissions: object;
  readonly defaults?: object;
}

async function workflowOf(folder: string, name = "silent-failure"): Promise<Job> {
  const text = readFileSync(join(folder, `.github/workflows/${name}.yml`), "utf8");
  expect(await workflowFaults("workflow", text)).toEqual([]);
  const workflow = parse(text) as { permissions: object; jobs: { check: Job } };
  expect(workflow.permissions).toEqual({ contents: "read" });
  expect(workflow.jobs.check.permissions).toEqual({ contents: "read", "security-events": "write" });
  expect(workflow.jobs.check.steps.filter(({ uses = "a/b@v1" }) => !/^[\w/-]+@v\d+$/.test(uses))).toEqual([]);
  return workflow.jobs.check;
}

const stepsOf = ({ steps }: Job): readonly string[] =>
  steps.flatMap(({ uses, run }) => [uses ?? run ?? ""]).filter((step) => !/^actions\/c|upload-sarif/.test(step));
const check = (run: string) => `${run} check --cache --format github --format sarif:silent-failure.sarif`;

describe("the workflow that init writes for GitHub", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], object]>([
    [
      "pnpm",
      { "package.json": manifest({ packageManager: "pnpm@10.4.0" }), "pnpm-lock.yaml": "" },
      [
        "pnpm/action-setup@v4",
        "actions/setup-node@v5",
        "pnpm install --frozen-lockfile --ignore-scripts",
        check("pnpm exec silent-failure"),
      ],
      { "node-version": 24, cache: "pnpm", "cache-dependency-path": "pnpm-lock.yaml" },
    ],
    [
      "npm",
      { "package.json": manifest({}), "package-lock.json": "{}", ".nvmrc": "v22.1.0\n" },
      ["actions/setup-node@v5", "npm ci --ignore-scripts", check("npx --no-install silent-failure")],
      { "node-version-file": ".nvmrc", cache: "npm", "cache-dependency-path": "package-lock.json" },
    ],
    [
      "npm without a lockfile, on a Node that is too old",
      { "package.json": manifest({}), ".nvmrc": "18\n" },
      ["actions/setup-node@v5", "npm install --ignore-scripts", check("npx --no-install silent-failure")],
      { "node-version": 24 },
    ],
    [
      "Yarn 4",
      { "package.json": manifest({ packageManager: "yarn@4.9.1" }), "yarn.lock": "", ".yarnrc.yml": "" },
      [
        "corepack enable",
        "actions/setup-node@v5",
        "yarn install --immutable --mode=skip-build",
        check("yarn run silent-failure"),
      ],
      { "node-version": 24, cache: "yarn", "cache-dependency-path": "yarn.lock" },
    ],
    [
      "Bun",
      { "package.json": manifest({}), "bun.lock": "{}" },
      [
        "oven-sh/setup-bun@v2",
        "actions/setup-node@v5",
        "bun install --frozen-lockfile --ignore-scripts",
        check("bunx --no-install silent-failure"),
      ],
      { "node-version": 24 },
    ],
  ])("%s: one that GitHub takes", async (_, files, steps, node) => {
    const folder = repositoryWith({ ...files, "index.ts": quiet }, github);
    await runCli(folder, ["init", "--yes"]);
    const job = await workflowOf(folder);
    expect(stepsOf(job)).toEqual(steps);
    expect(job.steps.find(({ uses }) => uses === "actions/setup-node@v5")?.with).toEqual(node);
  });

  test("pnpm by its lockfile alone gets a version, and a workspace its count of packages", async () => {
    const { "package.json": _, ...others } = pnpmOnGithub;
    const folder = repositoryWith({
      ...others,
      "package.json": manifest({ type: "module" }),
      "pnpm-workspace.yaml": "packages:\n  - packages/*\n  - '!packages/old'\n",
      "packages/a/package.json": manifest({ dependencies: { kafkajs: "^2" } }),
      "packages/b/package.json": manifest({}),
      "packages/old/package.json": manifest({}),
      "packages/a/test/package.json": manifest({}),
      "turbo.json": "{}",
    });
    const { stderr } = await runCli(folder, ["init", "--yes"]);
    expect(stderr).toMatch(/project +pnpm workspace with 2 packages · Turborepo/);
    expect(stderr).toMatch(/queues +kafkajs/);
    expect(stderr).toContain("pnpm add -Dw silent-failure");
    const { steps } = await workflowOf(folder);
    expect(steps.find(({ uses }) => uses === "pnpm/action-setup@v4")?.with).toEqual({ version: 10 });
  });

  test("a folder of a repository gets a workflow of its own at the top", async () => {
    const top = repositoryWith(
      { "services/order api/package.json": manifest({}), "services/order api/a.ts": quiet },
      github,
    );
    const folder = join(top, "services/order api");
    expect((await runCli(top, ["init", "services/order api", "--yes"])).code).toBe(0);
    const job = await workflowOf(top, "silent-failure-services-order-api");
    expect(job.defaults).toEqual({ run: { "working-directory": "services/order api" } });
    expect(job.steps.at(-1)?.with?.["sarif_file"]).toBe("services/order api/silent-failure.sarif");
    expect((await runCli(folder, ["init"])).stderr).toContain("Everything is in place");
  });

  test("is written where the remote is GitHub's, and for the branch that it calls the main one", async () => {
    const folder = repositoryWith({ "package.json": manifest({}), "index.js": "export {};\n" }, github);
    mkdirSync(join(folder, ".git/refs/remotes/origin"), { recursive: true });
    writeFileSync(join(folder, ".git/refs/remotes/origin/HEAD"), "ref: refs/remotes/origin/trunk\n");
    await runCli(folder, ["init", "--yes"]);
    const text = readFileSync(join(folder, ".github/workflows/silent-failure.yml"), "utf8");
    expect(parse(text)).toMatchObject({ on: { push: { branches: ["trunk"] }, pull_request: null } });
    rmSync(folder, { recursive: true });
  });
});

describe("the job that init writes for GitLab", () => {
  const yarnOnGitlab = {
    "package.json": manifest({ dependencies: { winston: "^3" } }),
    "yarn.lock": "# yarn lockfile v1\n",
    ".gitlab-ci.yml": "stages: [build, verify]\nbuild:\n  stage: build\n  script: !reference [.x, script]\n",
    "lefthook.yml": "# ours\npre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: yarn lint # all\n",
    "src/index.ts": quiet,
  };

  test("stands in one of its stages, in a file of its own; the line that includes it is shown", async () => {
    const folder = repositoryWith(yarnOnGitlab);
    const { stderr } = await runCli(folder, ["init", "--yes"]);
    expect(stderr).toContain("include:\n      - local: .gitlab/silent-failure.yml");
    expect(parse(readFileSync(join(folder, ".gitlab/silent-failure.yml"), "utf8"))).toMatchObject({
      "silent-failure": {
        stage: "verify",
        script: [
          "yarn install --frozen-lockfile --ignore-scripts",
          "yarn run silent-failure check --cache --format gitlab:gl-code-quality.json --format junit:silent-failure.xml",
        ],
        artifacts: { when: "always", reports: { codequality: "gl-code-quality.json", junit: "silent-failure.xml" } },
      },
    });
    const once = textsOf(folder);
    expect(once[".gitlab-ci.yml"]).toBe(yarnOnGitlab[".gitlab-ci.yml"]);
    writeFileSync(
      join(folder, ".gitlab-ci.yml"),
      `include:\n  - local: .gitlab/silent-failure.yml\n${yarnOnGitlab[".gitlab-ci.yml"]}`,
    );
    const again = await runCli(folder, ["init"]);
    expect(again.stderr).toContain("Everything is in place");
    expect(again.stderr).not.toContain("include:");
  });

  test("comes with a command of lefthook, whose comments stay", async () => {
    const folder = repositoryWith(yarnOnGitlab);
    await runCli(folder, ["init", "--yes"]);
    expect(readFileSync(join(folder, "lefthook.yml"), "utf8")).toBe(
      `${yarnOnGitlab["lefthook.yml"]}    silent-failure:\n      glob: "*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}"\n      run: yarn run silent-failure check --staged\n`,
    );
  });
});

test("another CI gets the line to run", async () => {
  const folder = repositoryWith({
    "package.json": manifest({}),
    "index.ts": quiet,
    ".circleci/config.yml": "version: 2.1\n",
  });
  const { stderr } = await runCli(folder, ["init", "--yes"]);
  expect(stderr).toContain("Let CircleCI run this");
  expect(stderr).toContain("npx --no-install silent-failure check --format junit:silent-failure.xml");
});
