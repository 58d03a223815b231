import { readdirSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "./run.ts";
import { filesIn, install, pack, project } from "./tarball.ts";

// Whole programs are started, and at the first run installed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

describe("the tarball of the language server", () => {
  let tarball = "";
  let folder = "";

  beforeAll(async () => {
    tarball = await pack("language-server", "dist/server.cjs");
    folder = project(await install("language-server", {}, tarball), { plain: "src" });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("holds these files and no other", async () => {
    expect(await filesIn(tarball)).toMatchInlineSnapshot(`
      [
        "LICENSE",
        "README.md",
        "bin/silent-failure-language-server.js",
        "dist/ThirdPartyNotices.txt",
        "dist/analysis-thread.cjs",
        "dist/browser.js",
        "dist/project-levels.cjs",
        "dist/server.cjs",
        "package.json",
      ]
    `);
  });

  test("asks for nothing but what Node brings: no TypeScript, whatever its version, and no ESLint", () => {
    const dist = join(folder, "node_modules/silent-failure-language-server/dist");
    // In quotes stands what a library would write elsewhere.
    const wanted = readdirSync(dist)
      .filter((name) => name.endsWith(".cjs"))
      .flatMap((name) => [...readFileSync(join(dist, name), "utf8").matchAll(/(?<!['"`])\brequire\("([^"]+)"\)/g)])
      .map(([, module = ""]) => module);
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((module) => !isBuiltin(module))).toEqual([]);
  });

  test("brings a program that needs nothing else installed, and says how it is to be started", async () => {
    const bare = await run("npx", ["--no-install", "silent-failure-language-server"], folder);
    expect(bare.code).toBe(2);
    expect(bare.stderr).toContain("say how to speak: --stdio, --node-ipc or --socket=PORT");
    const version = await run("npx", ["--no-install", "silent-failure-language-server", "--version"], folder);
    expect(version).toMatchObject({ code: 0 });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
