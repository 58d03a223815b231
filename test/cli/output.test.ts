import { describe, expect, test } from "vitest";
import { dropping, folderWith, runCli } from "./run-cli.ts";

const escape = "\u001b[";

test("a finding: place, rule, message, code, trail, summary, next step", async () => {
  const { stdout } = await runCli(folderWith({ "src/a.ts": dropping }), ["check"]);
  expect(stdout).toMatch(/^src\/a\.ts:7:7 {2}silent-guard$/m);
  expect(stdout).toMatch(/^> 7 \| {3}if \(!isValid\(event\)\) return;$/m);
  expect(stdout).toMatch(/● work +line 8 .*\n {2}✕ lost +line 7 .*\n {2}✓ claims success +line \d /);
  expect(stdout).toMatch(/1 silent failure {2}· {2}1 file checked in \d+\.\d s\n {2}silent-guard {2}1\n/);
  expect(stdout).toContain("// eslint-disable-next-line silent-failure/silent-guard -- reason");
});

describe("colours", () => {
  test.each([
    ["piped", [], {}, false],
    ["--color", ["--color"], {}, true],
    ["FORCE_COLOR", [], { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0", [], { FORCE_COLOR: "0" }, false],
    ["NO_COLOR before FORCE_COLOR", [], { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["--no-color before FORCE_COLOR", ["--no-color"], { FORCE_COLOR: "1" }, false],
  ])("%s", async (_name, args, env, coloured) => {
    const { stdout } = await runCli(folderWith({ "a.ts": dropping }), ["check", ...args], { env });
    expect(stdout.includes(escape)).toBe(coloured);
  });
});

test("source code cannot steer the terminal", async () => {
  const text = dropping.replace("return;", `return; /* ${escape}31m */`);
  const { stdout } = await runCli(folderWith({ "a.ts": text }), ["check"]);
  expect(stdout).toContain("·[31m");
  expect(stdout).not.toContain(escape);
});

test("--format json is ESLint's array and nothing else, also when a file cannot be read", async () => {
  const ran = await runCli(folderWith({ "a.ts": dropping, "b.ts": "const x = ;\n" }), ["check", "--format", "json"]);
  const results = JSON.parse(ran.stdout) as {
    filePath: string;
    errorCount: number;
    messages: { ruleId: string; fatal?: true }[];
  }[];
  expect(results.map(({ errorCount, messages }) => [errorCount, messages[0]?.ruleId, messages[0]?.fatal])).toEqual([
    [1, "silent-failure/silent-guard", undefined],
    [1, null, true],
  ]);
  expect(ran.stderr).toContain("b.ts:1:");
  expect(ran.code).toBe(2);
});

test("no progress bar where nobody watches", async () => {
  const files = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`f${i}.ts`, dropping.repeat(1)]));
  const ran = await runCli(folderWith(files), ["check", "--color"]);
  expect(ran.stderr).toBe("");
  expect(ran.stdout).toContain("400 files checked");
});
