import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rules } from "@silent-failure/rules";
import type { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { root } from "../house/source-files.ts";
import { run } from "./run.ts";
import { filesIn, install, pack, project } from "./tarball.ts";

// Whole programs are started, and at the first run installed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const isWritten = existsSync(join(root, "packages/cli/src/main.ts"));
const isMissing = isWritten ? "" : " (skipped: packages/cli/src/main.ts is not written yet)";

describe.skipIf(!isWritten)(`the tarball of the command line${isMissing}`, () => {
  let tarball = "";
  let folder = "";

  beforeAll(async () => {
    tarball = await pack("cli", "dist/main.js");
    folder = project(await install("cli", {}, tarball), { plain: "src" });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const check = (...args: readonly string[]): ReturnType<typeof run> =>
    run("npx", ["--no-install", "silent-failure", "check", ...args], folder);

  test("holds these files and no other", async () => {
    expect(await filesIn(tarball)).toMatchInlineSnapshot(`
      [
        "LICENSE",
        "README.md",
        "bin/silent-failure.js",
        "dist/ThirdPartyNotices.txt",
        "dist/judge-thread.cjs",
        "dist/main.js",
        "package.json",
        "silent-failure.schema.json",
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

  test("names its dependencies by version, and none of the house", () => {
    const manifest = JSON.parse(readFileSync(join(folder, "node_modules/silent-failure/package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    expect(
      Object.entries(manifest.dependencies).filter(
        ([name, version]) => /^(?:catalog|workspace):/.test(version) || /silent-failure/.test(name),
      ),
    ).toEqual([]);
  });

  test("finds the incident of every rule in a folder without any configuration", async () => {
    const outcome = await check("--format", "json", "src");
    const results = JSON.parse(outcome.stdout) as ESLint.LintResult[];
    const found = results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => `${filePath.slice(folder.length + 1)} ${ruleId}`),
    );
    const wanted = rules
      .filter(({ recommended }) => recommended)
      .map(({ id }) => `src/incidents.ts silent-failure/${id}`);
    expect(found.map((path) => path.replaceAll("\\", "/")).toSorted()).toEqual(wanted.toSorted());
    expect(outcome.code).toBe(1);
  });

  test("says nothing about the mended twin, and exits 0", async () => {
    const outcome = await check("src/mended.ts");
    expect(outcome).toMatchObject({ code: 0 });
  });

  test("exits 2 for a path that is not there", async () => {
    const outcome = await check("src/nowhere.ts");
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain("nowhere.ts");
    expect(outcome.stderr).not.toMatch(/^\s+at /m);
  });
});
