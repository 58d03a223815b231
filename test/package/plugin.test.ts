import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rules } from "@silent-failure/rules";
import type { ESLint } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { root } from "../house/source-files.ts";
import { run } from "./run.ts";
import { filesIn, install, pack, project } from "./tarball.ts";

// Whole programs are started, and at the first run installed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const versionOf = (name: string): string => {
  const manifest = createRequire(join(root, "test/package.json"))(`${name}/package.json`) as { version: string };
  return manifest.version;
};
const shared = {
  "@typescript-eslint/parser": versionOf("@typescript-eslint/parser"),
  typescript: "5.9.3",
  kafkajs: "2.2.4",
};
const majors = { 9: versionOf("eslint9"), 10: versionOf("eslint") };

const folders: string[] = [];
let tarball = "";
const modules = new Map<string, string>();

beforeAll(async () => {
  tarball = await pack("eslint-plugin", "dist/index.js");
  for (const [major, eslint] of Object.entries(majors)) {
    modules.set(major, await install(`eslint-${major}`, { ...shared, eslint }, tarball));
  }
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function projectFor(major: string, files: Readonly<Record<string, string>>): string {
  const folder = project(modules.get(major) ?? "", files);
  folders.push(folder);
  return folder;
}

/** Runs the installed ESLint; findings as `file:line:column rule/messageId`, and errors that are none of ours. */
async function lint(folder: string): Promise<readonly string[]> {
  const outcome = await run(process.execPath, ["node_modules/eslint/bin/eslint.js", "--format", "json", "src"], folder);
  expect(outcome.stderr).toBe("");
  const results = JSON.parse(outcome.stdout) as ESLint.LintResult[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, ruleId, messageId, message }) => {
      const file = filePath.slice(folder.length + 1).replaceAll("\\", "/");
      return `${file}:${line}:${column} ${ruleId ?? message}/${messageId ?? ""}`;
    }),
  );
}

describe("the tarball of the plugin", () => {
  test("holds these files and no other", async () => {
    expect(await filesIn(tarball)).toMatchInlineSnapshot(`
      [
        "LICENSE",
        "README.md",
        "dist/ThirdPartyNotices.txt",
        "dist/index.js",
        "index.d.ts",
        "package.json",
      ]
    `);
  });

  test("pleases publint", async () => {
    const outcome = await run(
      process.execPath,
      [join(root, "node_modules/publint/src/cli.js"), "run", tarball, "--strict"],
      root,
    );
    expect(outcome).toMatchObject({ code: 0 });
  });

  test("has types where it has code (attw)", async () => {
    const program = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const outcome = await run(process.execPath, [program, tarball, "--profile", "esm-only"], root);
    expect(outcome).toMatchObject({ code: 0 });
  });
});

describe.each(Object.keys(majors))("under ESLint %s", (major) => {
  const plain = { plain: "src" };

  test("the installed versions are the ones under test", async () => {
    const folder = projectFor(major, {});
    const outcome = await run(process.execPath, ["node_modules/eslint/bin/eslint.js", "--version"], folder);
    expect(outcome.stdout).toMatch(new RegExp(`^v${major}\\.`));
  });

  test("every rule reports its incident and none the mended twin", async () => {
    const found = await lint(projectFor(major, { ...plain, "eslint.config.js": "eslint.config.js" }));
    const reported = found.map((finding) => /silent-failure\/([a-z-]+)\//.exec(finding)?.[1]);
    expect(reported.toSorted()).toEqual(
      rules
        .filter(({ recommended }) => recommended)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(found.filter((finding) => !finding.startsWith("src/incidents.ts"))).toEqual([]);
    expect(found).toMatchSnapshot("findings, the same under every ESLint");
  });

  test("a CommonJS configuration finds the same by require()", async () => {
    const viaImport = await lint(projectFor(major, { ...plain, "eslint.config.js": "eslint.config.js" }));
    const viaRequire = await lint(projectFor(major, { ...plain, "eslint.config.cjs": "eslint.config.cjs" }));
    expect(viaRequire).toEqual(viaImport);
  });

  test("types are not needed, and used when they are there", async () => {
    const typed = {
      ...plain,
      "typed/context.ts": "src/context.ts",
      "typed/checkout.ts": "src/checkout.ts",
      "typed/tsconfig.json": "tsconfig.json",
    };
    const without = await lint(projectFor(major, { ...typed, "eslint.config.js": "eslint.config.js" }));
    const withTypes = await lint(projectFor(major, { ...typed, "eslint.typed.config.js": "eslint.config.js" }));
    const gained = withTypes.filter((finding) => !without.includes(finding));
    expect(without.filter((finding) => !withTypes.includes(finding))).toEqual([]);
    expect(gained).toEqual(["src/checkout.ts:7:5 silent-failure/masked-write-failure/logged"]);
  });
});

test("oxlint finds the same, where no ESLint is installed", async () => {
  const oxlint = await install("oxlint", { oxlint: versionOf("oxlint") }, tarball);
  expect(existsSync(join(oxlint, "eslint"))).toBe(false);
  const folder = project(oxlint, { plain: "src" });
  folders.push(folder);
  const config = { jsPlugins: ["eslint-plugin-silent-failure"], rules: plugin.configs.recommended[0]?.rules };
  writeFileSync(join(folder, ".oxlintrc.json"), JSON.stringify(config));
  const program = join(folder, "node_modules/oxlint/bin/oxlint");
  const { stdout } = await run(process.execPath, [program, "--format", "unix", "src"], folder);
  const found = [...stdout.matchAll(/^(\S+:\d+:\d+): .*\/(silent-failure)\(([a-z-]+)\)\]$/gm)].map(
    ([, place, prefix, rule]) => `${place?.replaceAll("\\", "/")} ${prefix}/${rule}`,
  );
  expect(found).not.toEqual([]);
  const underEslint = await lint(projectFor("10", { plain: "src", "eslint.config.js": "eslint.config.js" }));
  expect(found.toSorted()).toEqual(underEslint.map((finding) => finding.replace(/\/[A-Za-z]+$/, "")).toSorted());
});

test("ESLint 9 and 10 find the same", async () => {
  const files = { plain: "src", "eslint.config.js": "eslint.config.js" };
  const [nine, ten] = await Promise.all(Object.keys(majors).map((major) => lint(projectFor(major, files))));
  expect(nine).toEqual(ten);
});
