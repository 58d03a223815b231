import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dropping, folderWith, runCli } from "./run-cli.ts";

const clean = "export const a = 1;\n";

describe("exit codes and levels", () => {
  test.each([
    ["a finding", [], 1],
    ["a warning", ["--rule", "silent-guard:warn"], 0],
    ["too many warnings", ["--rule", "silent-failure/silent-guard:warn", "--max-warnings", "0"], 1],
    ["as many warnings as allowed", ["--rule", "silent-guard:warn", "--max-warnings", "1"], 0],
    ["a rule that is off", ["--rule", "silent-guard:off"], 0],
    ["strict", ["--strict"], 1],
  ])("%s", async (_name, args, code) => {
    const ran = await runCli(folderWith({ "a.ts": dropping }), ["check", ...args]);
    expect(ran).toMatchObject({ code, stderr: "" });
  });

  test("--quiet shows no warnings", async () => {
    const folder = folderWith({ "a.ts": dropping });
    expect((await runCli(folder, ["check", "--rule", "silent-guard:warn"])).stdout).toContain("warning silent-guard");
    expect((await runCli(folder, ["check", "--rule", "silent-guard:warn", "--quiet"])).stdout).not.toContain(
      "silent-guard",
    );
  });
});

describe("a command line that cannot be understood", () => {
  test.each([
    [["check", "--fromat", "json"], "Unknown option --fromat. Did you mean `--format`? Options: --strict"],
    [["check", "--format", "jsno"], "--format jsno is unknown. Did you mean `json`? Allowed: pretty, json, sarif, "],
    [["check", "--rule", "silent-gard:off"], "Did you mean `silent-guard`? Rules: "],
    [["check", "--rule", "silent-guard:of"], "Did you mean `off`? Levels: off, warn, error."],
    [["check", "--rule", "silent-guard"], "has no level"],
    [["check", "--max-warnings", "few"], "--max-warnings few is not a count."],
    [
      ["chekc", "src"],
      "Unknown command chekc. Did you mean `check`? To check files or folders: silent-failure check src",
    ],
    [["check", "--config", "none.json"], "none.json cannot be read: it does not exist."],
  ])("%j", async (args, sentence) => {
    const ran = await runCli(folderWith({ "a.ts": clean }), args);
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
  });

  test("--help and --version", async () => {
    const folder = folderWith({});
    const help = await runCli(folder, ["check", "--help"]);
    for (const option of ["--rule", "--config", "--ignore", "--no-ignore", "--max-warnings", "--quiet", "--format"]) {
      expect(help.stdout).toContain(option);
    }
    expect(help.code).toBe(0);
    expect((await runCli(folder, ["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("what is left out", () => {
  const files = {
    "src/a.ts": dropping,
    "node_modules/p/index.js": dropping,
    "dist/a.js": dropping,
    "src/types.d.ts": "export {};\n",
    "src/lib.min.js": dropping,
    "gen/b.ts": dropping,
    "src/own/c.ts": dropping,
    ".gitignore": "gen/\n",
    "src/.gitignore": "own\n",
  };
  const checked = async (cwd: string, ...args: string[]): Promise<string[]> => {
    const { stdout } = await runCli(cwd, ["check", "--format", "json", ...args]);
    return (JSON.parse(stdout) as { filePath: string }[])
      .map(({ filePath }) => filePath.slice(cwd.length + 1))
      .toSorted();
  };

  test("dependencies, builds and what git ignores, in nested files too", async () => {
    expect(await checked(folderWith(files))).toEqual(["src/a.ts"]);
  });

  test("--no-ignore brings it back; --ignore still counts", async () => {
    const folder = folderWith(files);
    expect(await checked(folder, "--no-ignore", "--ignore", "*.{min.js,d.ts}", "--ignore", "node_modules")).toEqual([
      "dist/a.js",
      "gen/b.ts",
      "src/a.ts",
      "src/own/c.ts",
    ]);
  });

  test("a folder that is left out is not clean when it is asked for", async () => {
    const ran = await runCli(folderWith(files), ["check", "gen"]);
    expect(ran.stderr).toContain("gen was not checked: it is left out by .gitignore. Add --no-ignore to check it.");
    expect(ran.code).toBe(2);
  });

  test("a folder outside of the one that one stands in", async () => {
    const folder = folderWith(files);
    const ran = await runCli(folderWith({}), ["check", join(folder, "src")]);
    expect(ran.stdout).toContain("1 file checked");
    expect(ran.code).toBe(1);
  });
});

describe("eslint comments", () => {
  test("ours are honoured, others make no noise", async () => {
    const others =
      "/* eslint no-var: error, other/rule: 2 */\n/* eslint-disable other/unknown */\n/* eslint no-var: [ */\n";
    const ours = dropping.replace(
      "      if",
      "      // eslint-disable-next-line silent-failure/silent-guard -- counted upstream\n      if",
    );
    const ran = await runCli(folderWith({ "a.ts": `${others}var x = 1;\n${ours}` }), ["check"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  test("one that names no rule of ours is said", async () => {
    const ran = await runCli(folderWith({ "a.ts": "/* eslint silent-failure/silent-gard: 2 */\n" }), ["check"]);
    expect(ran.stderr).toContain("a.ts:1 has an eslint comment that cannot be followed");
    expect(ran.code).toBe(2);
  });
});

describe("--cache", () => {
  test("finds the same again, sees a change, and leaves ESLint's own cache alone", async () => {
    const folder = folderWith({ "a.ts": dropping, ".eslintcache": "mine" });
    const first = JSON.parse((await runCli(folder, ["check", "--cache", "--format", "json"])).stdout) as unknown;
    expect(existsSync(join(folder, ".silent-failure-cache"))).toBe(true);
    const second = JSON.parse((await runCli(folder, ["check", "--cache", "--format", "json"])).stdout) as unknown;
    expect(second).toEqual(first);
    writeFileSync(join(folder, "a.ts"), clean);
    expect((await runCli(folder, ["check", "--cache"])).code).toBe(0);
    await runCli(folder, ["check"]);
    expect(existsSync(join(folder, ".eslintcache"))).toBe(true);
  });
});
