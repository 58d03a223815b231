import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dropping, folderWith, runCli, type Ran } from "./run-cli.ts";

const found = /other\.ts:7:7 {2}silent-guard/;
const stack = /^\s+at .*:\d+:\d+\)?$/m;

/** What holds for every input that cannot be analysed: said without a stack, the rest still checked, exit 2. */
function expectProblem(ran: Ran, sentence: RegExp): void {
  expect(ran.stderr).toMatch(sentence);
  expect(ran.stdout + ran.stderr).not.toMatch(stack);
  expect(ran.stdout).toMatch(found);
  expect(ran.code).toBe(2);
}

describe("a file that cannot be analysed is named, and the others are checked all the same", () => {
  const nested = (depth: number) => `f(${"[".repeat(depth)}${"]".repeat(depth)});\n`;
  test.each([
    ["a syntax error", { "bad.ts": "const x = ;\n" }, /bad\.ts:1:\d+ cannot be read: .*Correct the syntax/],
    [
      "a binary file",
      { "bad.ts": Buffer.from([0x47, 0, 1, 0xff, 0xfe, 0x80, 0, 9]) },
      /bad\.ts cannot be read: it is a binary file/,
    ],
    [
      "a word that is missing",
      { "bad.ts": "console.error Error('x');\n" },
      /bad\.ts:1:\d+ cannot be read: .*Correct the syntax/,
    ],
    ["NUL bytes", { "bad.ts": "const a = 1;\n\0\0\n" }, /bad\.ts cannot be read: it is a binary file/],
    ["5,000 nested levels", { "bad.ts": nested(5000) }, /bad\.ts cannot be read: its code is nested too deeply/],
    ["10 MB", { "bad.ts": `export const a = 1;\n`.repeat(500_000) }, /bad\.ts was not read: it has 10\.0 MB/],
  ])("%s", async (_name, files: Record<string, string | Buffer>, sentence) => {
    const folder = folderWith({ ...files, "other.ts": dropping });
    expectProblem(await runCli(folder, ["check"]), sentence);
  });

  test("a symbolic link to itself", async () => {
    const folder = folderWith({ "other.ts": dropping });
    symlinkSync("loop.ts", join(folder, "loop.ts"));
    expectProblem(await runCli(folder, ["check"]), /loop\.ts cannot be read: it is a symbolic link that leads back/);
    expectProblem(await runCli(folder, ["check", "loop.ts", "other.ts"]), /loop\.ts cannot be read/);
  });

  test.skipIf(process.getuid?.() !== 0)("files and folders that the user may not read", async () => {
    const folder = folderWith({ "secret.ts": dropping, "vault/a.ts": dropping, "other.ts": dropping });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "secret.ts"), 0);
    chmodSync(join(folder, "vault"), 0);
    const ran = await runCli(folder, ["check"], { uid: 65534 });
    expectProblem(ran, /secret\.ts cannot be read: permission denied/);
    expectProblem(ran, /vault cannot be read: permission denied/);
  });

  test("paths that do not exist, patterns that match nothing, folders without source", async () => {
    const folder = folderWith({ "other.ts": dropping, "docs/a.md": "# a\n" });
    expectProblem(await runCli(folder, ["check", "gone.ts", "other.ts"]), /^! gone\.ts does not exist\./m);
    expectProblem(
      await runCli(folder, ["check", "src/**/*.ts", "other.ts"]),
      /^! src\/\*\*\/\*\.ts matches no file\./m,
    );
    expectProblem(await runCli(folder, ["check", "docs", "other.ts"]), /^! docs holds no file to check/m);
  });
});

describe("odd input that can be analysed is analysed", () => {
  test.each([
    ["a byte order mark", `\uFEFF${dropping}`],
    ["CRLF", dropping.replaceAll("\n", "\r\n")],
    ["tabs", dropping.replaceAll("  ", "\t")],
    ["a line of 10,000 characters", dropping.replace("return;", `return; /* ${"x".repeat(10_000)} */`)],
  ])("%s", async (_name, text) => {
    const ran = await runCli(folderWith({ "a.ts": text }), ["check"]);
    expect(ran.stdout).toMatch(/a\.ts:7:\d+ {2}silent-guard/);
    expect(ran.stdout).toMatch(/> 7 \| {3}if \(!isValid\(event\)\) return;/);
    expect(Math.max(...ran.stdout.split("\n").map((line) => line.length))).toBeLessThan(200);
    expect(ran.code).toBe(1);
  });

  test("an empty file, and a folder that contains itself", async () => {
    const folder = folderWith({ "empty.ts": "", "src/a.ts": "export const a = 1;\n" });
    symlinkSync("..", join(folder, "src/up"));
    const ran = await runCli(folder, ["check"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("2 files checked");
  });

  test("a named file of another kind is said not to be checked; alone, it is not a clean run", async () => {
    const folder = folderWith({ "a.md": "# a\n", "b.ts": "export const b = 1;\n" });
    const both = await runCli(folder, ["check", "a.md", "b.ts"]);
    expect(both.stderr).toContain("a.md was not checked: only .ts");
    expect(both.code).toBe(0);
    const alone = await runCli(folder, ["check", "a.md"]);
    expect(alone.code).toBe(2);
    expect(alone.stdout).toContain("Nothing was checked");
  });
});
