import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { git, manifest, pnpmOnGithub, quiet, repositoryWith, textsOf, withFinding } from "./init-projects.ts";
import { cliPath, folderWith, runCli } from "./run-cli.ts";

/** Runs `init` on a terminal, and gives one answer to each question. */
function answering(cwd: string, answers: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", `${process.execPath} ${cliPath} init`, "/dev/null"], { cwd });
    let shown = "";
    let asked = 0;
    child.stdout.on("data", (chunk) => {
      shown += String(chunk);
      while (shown.split("[y/N] ").length - 1 > asked) child.stdin.write(`${answers[asked++] ?? "n"}\n`);
    });
    child.on("error", reject);
    child.on("close", () => resolve(shown));
  });
}

describe("silent-failure init", () => {
  test("shows what it saw and what it would write, and writes nothing in a dry run", async () => {
    const folder = repositoryWith(pnpmOnGithub);
    const before = textsOf(folder);
    const { code, stdout, stderr } = await runCli(folder, ["init", "--dry-run"]);
    expect(stderr).toMatch(/project +pnpm 10 · JavaScript · TypeScript/);
    expect(stderr).toContain("ESLint 10 (eslint.config.mjs)");
    expect(stderr).toMatch(/logs with +pino\ncounts with +prom-client\nqueues +bullmq\nCI +GitHub Actions\n/);
    expect(stderr).toContain("lint-staged · husky");
    expect(stderr).toContain("pnpm add -D silent-failure eslint-plugin-silent-failure");
    expect(stdout).toContain("--- /dev/null\n+++ b/.github/workflows/silent-failure.yml\n");
    expect(code).toBe(0);
    expect(textsOf(folder)).toEqual(before);
  });

  test("shows what git can apply, and --yes writes the same", async () => {
    const shown = repositoryWith(pnpmOnGithub);
    writeFileSync(join(shown, ".git/init.patch"), (await runCli(shown, ["init", "--dry-run"])).stdout);
    git(shown, "apply", ".git/init.patch");
    const written = repositoryWith(pnpmOnGithub);
    expect((await runCli(written, ["init", "--yes"])).code).toBe(0);
    expect(textsOf(written)).toEqual(textsOf(shown));
  });

  test("finds everything in place the second time, to the byte", async () => {
    const folder = repositoryWith(pnpmOnGithub);
    await runCli(folder, ["init", "--yes"]);
    const once = textsOf(folder);
    expect(Object.keys(once)).toEqual(
      expect.arrayContaining([".gitattributes", ".github/workflows/silent-failure.yml", ".gitignore"]),
    );
    const again = await runCli(folder, ["init"]);
    expect(again.stderr).toContain("Everything is in place");
    expect(again.code).toBe(0);
    expect(textsOf(folder)).toEqual(once);
  });

  test("leaves ESLint alone where it would fail on what is there today", async () => {
    const folder = repositoryWith({ ...pnpmOnGithub, ...withFinding });
    const { stdout, stderr } = await runCli(folder, ["init", "--dry-run"]);
    expect(stderr).toContain("the 1 finding of today become known");
    expect(stderr).toContain("eslint.config.mjs was left alone");
    expect(stdout).toContain("+++ b/silent-failure.config.json");
    const asked = await runCli(folder, ["init", "--dry-run", "--eslint"]);
    expect(asked.stdout).toContain("+++ b/eslint.config.mjs");
    expect(asked.stderr).toContain("ESLint will fail on the 1 finding of today as well");
  });

  test("makes the findings of today known, so that the check passes", async () => {
    const folder = repositoryWith({ ...pnpmOnGithub, ...withFinding });
    expect(await runCli(folder, ["init", "--yes"])).toMatchObject({ code: 0 });
    expect(textsOf(folder)["silent-failure.baseline.jsonl"]).toContain("src/consumer.ts");
    expect((await runCli(folder, ["check"])).code).toBe(0);
    expect((await runCli(folder, ["check", "--no-baseline"])).code).toBe(1);
    expect((await runCli(folder, ["init"])).stderr).toContain("Everything is in place");
  });

  test("writes a configuration that check accepts", async () => {
    const folder = repositoryWith({
      "package.json": manifest({}),
      "package-lock.json": "{}\n",
      "index.js": quiet.replaceAll(": number", ""),
    });
    const { stderr } = await runCli(folder, ["init", "--yes"]);
    expect(stderr).toContain("No CI was found");
    expect(stderr).toContain("npx --no-install silent-failure check");
    expect(Object.keys(textsOf(folder))).toContain("silent-failure.config.json");
    expect(await runCli(folder, ["check"])).toMatchObject({ code: 0 });
    const withoutGit = folderWith({ "package.json": manifest({}), "index.js": "export {};\n" });
    await runCli(withoutGit, ["init", "--yes"]);
    expect(Object.keys(textsOf(withoutGit))).toEqual(["index.js", "package.json", "silent-failure.config.json"]);
  });

  test("adds to files of git what is not there, in their line ends", async () => {
    const folder = repositoryWith({
      ...pnpmOnGithub,
      ".gitignore": "node_modules\r\ndist",
      ".gitattributes": "*.jsonl merge=union\n",
    });
    await runCli(folder, ["init", "--yes"]);
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("node_modules\r\ndist\r\n.silent-failure-cache\r\n");
    expect(readFileSync(join(folder, ".gitattributes"), "utf8")).toBe("*.jsonl merge=union\n");
  });
});

describe("a person on a terminal", () => {
  test("is asked once for new files, and for each file that is there", async () => {
    const folder = repositoryWith(pnpmOnGithub);
    const before = textsOf(folder);
    const shown = await answering(folder, ["y", "n", "y"]);
    expect(shown).toContain("Write these 3 new files? [y/N]");
    expect(shown).toContain("Change eslint.config.mjs? [y/N]");
    expect(shown).toContain("Change package.json? [y/N]");
    const after = textsOf(folder);
    expect(after["eslint.config.mjs"]).toBe(before["eslint.config.mjs"]);
    expect(after["package.json"]).toContain("silent-failure check --staged");
    expect(after[".github/workflows/silent-failure.yml"]).toContain("pnpm exec silent-failure check");
  });

  test("declines, and nothing has changed", async () => {
    const folder = repositoryWith(pnpmOnGithub);
    const before = textsOf(folder);
    expect(await answering(folder, [])).toContain("Nothing was written.");
    expect(textsOf(folder)).toEqual(before);
  });

  test("is missed where there is none", async () => {
    const folder = repositoryWith(pnpmOnGithub);
    const before = textsOf(folder);
    const { code, stderr } = await runCli(folder, ["init"]);
    expect(stderr).toContain("Add --yes to write this");
    expect(code).toBe(2);
    expect(textsOf(folder)).toEqual(before);
  });
});

describe("what cannot be set up is refused in a sentence", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ["no package.json", { "a.ts": quiet }, [], "has no package.json"],
    ["one in a folder below", { "api/package.json": "{}", "api/a.ts": quiet }, [], "silent-failure init api"],
    ["another language", { "main.py": "", "b.py": "" }, [], "looks like a Python project"],
    ["no source", { "package.json": "{}", "main.go": "" }, [], "no JavaScript or TypeScript file"],
    ["a broken package.json", { "package.json": '{ "name": ' }, [], "package.json is not valid JSON"],
    ["a package.json that is a list", { "package.json": "[]" }, [], "package.json is not valid JSON"],
    ["a folder that is not there", {}, ["nowhere"], "nowhere cannot be set up: it does not exist"],
    ["a file", { "a.ts": quiet }, ["a.ts"], "a.ts is a file"],
    ["--eslint without ESLint", { "package.json": "{}", "a.ts": quiet }, ["--eslint"], "needs a flat configuration"],
    [
      "--eslint with an old ESLint",
      { "package.json": manifest({ devDependencies: { eslint: "~9.3.0" } }), "a.ts": quiet, "eslint.config.js": "" },
      ["--eslint"],
      "needs ESLint 9.15 or newer, and this project has 9.3",
    ],
  ])("%s", async (_, files, args, sentence) => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = await runCli(folder, ["init", "--yes", ...args]);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  test.skipIf(process.getuid?.() !== 0)("a folder that may not be written to", async () => {
    const folder = repositoryWith(pnpmOnGithub);
    chmodSync(folder, 0o555);
    const before = textsOf(folder);
    const { code, stderr } = await runCli(folder, ["init", "--yes"], { uid: 65_534 });
    expect(stderr).toContain("was not written: permission denied");
    expect(code).toBe(2);
    expect(textsOf(folder)).toEqual(before);
  });
});

test("nothing of the project is run", async () => {
  const bomb =
    'require("node:fs").writeFileSync(require("node:path").join(__dirname, "ran"), "");\nmodule.exports = [];\n';
  const folder = repositoryWith({
    "package.json": manifest({ devDependencies: { eslint: "^10.0.0" }, scripts: { prepare: "touch ran" } }),
    "eslint.config.cjs": bomb,
    "lint-staged.config.cjs": bomb,
    "silent-failure.config.js": bomb,
    "index.js": "exports.a = 1;\n",
  });
  mkdirSync(join(folder, "node_modules/eslint"), { recursive: true });
  writeFileSync(join(folder, "node_modules/eslint/package.json"), '{ "version": "10.0.0", "main": "index.js" }');
  writeFileSync(join(folder, "node_modules/eslint/index.js"), bomb);
  await runCli(folder, ["init", "--yes"]);
  expect(Object.keys(textsOf(folder))).not.toContain("ran");
  rmSync(folder, { recursive: true });
});
