import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dropping, folderWith, runCli } from "./run-cli.ts";

const name = "silent-failure.config.json";
const check = (config: string, files: Record<string, string> = {}) =>
  runCli(folderWith({ "a.ts": dropping, ...files, [name]: config }), ["check"]);

describe("a configuration that is followed", () => {
  test("levels, ignored files and settings", async () => {
    expect((await check('{ "rules": { "silent-guard": "off" } }')).code).toBe(0);
    expect((await check('{ "ignore": ["a.ts"] }', { "b.ts": "" })).code).toBe(0);
    expect((await check('\uFEFF{ "level": "strict", "loggers": ["reportDrop"], "libraries": [] }')).code).toBe(1);
  });

  test("found in a folder above, where its patterns start", async () => {
    const folder = folderWith({ [name]: '{ "ignore": ["/app/gen"] }', "app/gen/a.ts": dropping, "app/b.ts": "" });
    const ran = await runCli(join(folder, "app"), ["check"]);
    expect(ran.stdout).toContain("1 file checked");
    expect(ran.code).toBe(0);
  });

  test("a setting changes what is found", async () => {
    const logged = dropping.replace("return;", "{ console.error('invalid', event); return; }");
    const folder = folderWith({
      "a.ts": logged,
      "plain.json": "{}",
      "demanding.json": '{ "requiredReport": "failed" }',
    });
    expect((await runCli(folder, ["check", "a.ts", "--config", "plain.json"])).code).toBe(0);
    expect((await runCli(folder, ["check", "a.ts", "--config", "demanding.json"])).code).toBe(1);
  });
});

describe("a configuration that is not one: which file, where, what is allowed", () => {
  test.each([
    ['{\n  "loger": []\n}', `${name}:2:3 unknown key \`loger\`. Did you mean \`loggers\`? Allowed: $schema, level`],
    [
      '{ "rules": { "silent-gard": "off" } }',
      `${name}:1:14 unknown rule \`silent-gard\` in \`rules\`. Did you mean \`silent-guard\`?`,
    ],
    [
      '{ "rules": { "silent-guard": "of" } }',
      '`rules.silent-guard` is one of off, warn, error, not "of". Did you mean `off`?',
    ],
    ['{ "loggers": "x" }', `${name}:1:3 \`loggers\` is a list in [ ], not "x".`],
    [
      '{ "libraries": [{ "id": "x", "kind": "y", "imports": ["x"], "operations": [{ "is": "write", "call": ["a"] }] }] }',
      "unknown key `call` in `libraries.0.operations.0`. Did you mean `calls`? Allowed: is, on, calls",
    ],
    ['{ "libraries": [{ "id": "x" }] }', "`libraries.0` lacks `kind`."],
    ["[]", `${name}:1:1 the configuration is an object in { }, not [].`],
    ['{\n  "rules": {},\n}', `${name}:3:1 is not valid JSON`],
    ["{ // why\n}", "Comments and trailing commas are not allowed."],
    ["", `${name}:1:1 is not valid JSON`],
  ])("%j", async (config, sentence) => {
    const ran = await check(config);
    expect(ran.stderr).toContain(sentence);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
  });

  test("a folder in its place", async () => {
    const ran = await runCli(folderWith({ "a.ts": "", [`${name}/x`]: "" }), ["check"]);
    expect(ran.stderr).toContain(`${name} cannot be read: it is a folder.`);
    expect(ran.code).toBe(2);
  });
});

test("the shipped schema knows every rule", () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as Record<string, never>;
  const schema = read("../../packages/cli/silent-failure.schema.json") as unknown as {
    properties: { rules: { properties: Record<string, unknown> } };
  };
  expect(Object.keys(schema.properties.rules.properties)).toContain("silent-guard");
});
