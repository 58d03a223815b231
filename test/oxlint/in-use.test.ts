// What a user of oxlint relies on beside equal findings: imports, options, comments and suggestions.
import { readFileSync } from "node:fs";
import type { ESLint, Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ownSamples } from "../editor/conformance/samples.ts";
import { findingsOfHosts } from "./findings-of-hosts.ts";
import { oxlintConfig } from "./oxlint-config.ts";
import { HostProject } from "./host-project.ts";

// Whole programs are started.
vi.setConfig({ testTimeout: 300_000 });

let project: HostProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

const strict = plugin.configs.strict[0]?.rules ?? {};
const masked = "silent-failure/masked-write-failure";

/** `line rule`, the same in both hosts. */
async function linesOf(
  files: Readonly<Record<string, string>>,
  config: Pick<Linter.Config, "rules" | "settings">,
): Promise<readonly string[]> {
  project = new HostProject(files);
  const { oxlint, eslint } = await findingsOfHosts(project, config);
  expect(oxlint).toEqual(eslint);
  return oxlint.map((finding) => finding.replace(/^src\/([^:]+:\d+):\S+ silent-failure\/([a-z-]+): .*$/, "$1 $2"));
}

/** The name of the call says nothing; `comment` stands above the line of the finding, which is the ninth. */
function consumer({ comment = "//", work = "prisma.order.create(job)" } = {}): string {
  return `import { Worker } from 'bullmq';
import { pino } from 'pino';
import { PrismaClient } from '@prisma/client';
import { refresh } from './orders.js';
const logger = pino();
const prisma = new PrismaClient();
export const worker = new Worker('orders', async (job) => {
  ${comment}
  try { await ${work}; } catch (error) { logger.error({ err: error }, 'not stored'); }
});
`;
}

test("an import is followed, by the paths of a tsconfig too", async () => {
  const files = {
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@shop/*": ["./src/inner/*"] } } }',
    "src/work.ts": consumer({ work: "refresh(job.data)" }),
    "src/orders.ts": "export { renew as refresh } from '@shop/renew';\n",
    "src/inner/renew.ts": `import { Pool } from 'pg';
const pool = new Pool();
export const renew = (order: unknown) => pool.query('INSERT INTO orders VALUES ($1)', [order]);
`,
  };
  const rules = { [masked]: "error" } as const;
  expect(await linesOf(files, { rules })).toEqual(["work.ts:9 masked-write-failure"]);
  project?.remove();
  expect(await linesOf(files, { rules, settings: { "silent-failure": { followImports: false } } })).toEqual([]);
});

test("settings that are none are said, and passed over", async () => {
  const files = { "src/work.ts": consumer() };
  const found = await linesOf(files, {
    rules: { [masked]: "error" },
    settings: { "silent-failure": { bestEfort: [] } },
  });
  expect(found).toEqual(["work.ts:1 masked-write-failure", "work.ts:9 masked-write-failure"]);
});

test.each([
  ["clear", []],
  ["all", ["work.ts:9 masked-write-failure"]],
])("the option `report: %s` holds", async (report, expected) => {
  const files = { "src/work.ts": consumer({ comment: "// best effort: the nightly run rebuilds it" }) };
  expect(await linesOf(files, { rules: { [masked]: ["error", { report }] } })).toEqual(expected);
});

test.each([
  ["vue", '<template><p /></template>\n<script lang="ts">\n', "</script>\n"],
  ["svelte", '<script lang="ts">\n', "</script>\n<p />\n"],
  ["astro", "---\n", "---\n<p />\n"],
])(
  "the script in a .%s file is read, which ESLint reads with a parser for it only",
  async (extension, before, after) => {
    project = new HostProject({ [`src/page.${extension}`]: before + consumer() + after });
    project.write(".oxlintrc.json", JSON.stringify(oxlintConfig({ rules: { [masked]: "error" } })));
    const { stdout } = await project.oxlint(["--format", "unix", "src"]);
    const line = before.split("\n").length - 1 + 9;
    expect(stdout.replaceAll("\\", "/")).toContain(`src/page.${extension}:${line}:`);
  },
);

describe("a comment that switches a finding off", () => {
  test.each(["eslint", "oxlint"])("is heard when it begins with %s and has a reason", async (tool) => {
    const comment = `// ${tool}-disable-next-line ${masked} -- the nightly run rebuilds the orders`;
    expect(await linesOfOxlint(comment)).toEqual([]);
  });

  test.each(["eslint", "oxlint"])("is a finding when it begins with %s and has no reason", async (tool) => {
    const comment = `// ${tool}-disable-next-line ${masked}`;
    expect(await linesOfOxlint(comment)).toEqual(["8 unexplained-ignore"]);
  });

  async function linesOfOxlint(comment: string): Promise<readonly string[]> {
    project = new HostProject({ "src/work.ts": consumer({ comment }) });
    const { oxlint } = await findingsOfHosts(project, { rules: strict });
    return oxlint.map((finding) => finding.replace(/^src\/work\.ts:(\d+):\S+ silent-failure\/([a-z-]+): .*$/, "$1 $2"));
  }
});

test("--fix changes nothing, and --fix-suggestions writes the best suggestion of each finding", async () => {
  const samples = ownSamples().filter(({ path }) =>
    /\/before\.ts$|^examples\/[^/]+\/src\/|\/bad-str\w+\.ts$/.test(path),
  );
  project = new HostProject(Object.fromEntries(samples.map(({ path, text }) => [`src/${path}`, text])));
  project.write(".oxlintrc.json", JSON.stringify(oxlintConfig({ rules: strict })));
  const results = await project.eslint({ rules: strict });
  const found = results.filter(({ messages }) => messages.length > 0);
  const textsOf = (files: readonly ESLint.LintResult[]) => files.map(({ filePath }) => readFileSync(filePath, "utf8"));

  await project.oxlint(["--fix", "src"]);
  expect(textsOf(found)).toEqual(found.map(({ source }) => source));

  await project.oxlint(["--fix-suggestions", "src"]);
  // Of several in a file, oxlint leaves some for the next run.
  const single = found.filter(({ messages }) => messages.length === 1);
  expect(textsOf(single)).toEqual(single.map(({ source = "", messages }) => mended(source, messages[0])));
  expect(single.length).toBeGreaterThan(12);
});

/** With the best suggestion of a finding. */
function mended(source: string, message: Linter.LintMessage | undefined): string {
  const fix = message?.suggestions?.[0]?.fix;
  return fix ? source.slice(0, fix.range[0]) + fix.text + source.slice(fix.range[1]) : source;
}
