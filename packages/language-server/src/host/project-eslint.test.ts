import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { ProjectEslint, type ProjectAnswer, type ProjectEslintOptions } from "./project-eslint.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const childScript = join(root, "packages/language-server/dist/project-levels.cjs");
const fromTests = createRequire(join(root, "test/package.json"));
const eslints = {
  9: dirname(fromTests.resolve("eslint9/package.json")),
  10: dirname(fromTests.resolve("eslint/package.json")),
};

const folders: string[] = [];
const asked: ProjectEslint[] = [];
afterEach(() => {
  for (const eslint of asked.splice(0)) eslint.dispose();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project with an ESLint and our plugin as they are installed. */
function projectWith(files: Readonly<Record<string, string>>, { eslint = eslints[10] as string | null } = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "silent-failure-")));
  folders.push(folder);
  const plugin = join(folder, "node_modules/eslint-plugin-silent-failure");
  mkdirSync(join(plugin, "dist"), { recursive: true });
  for (const name of ["package.json", "dist/index.js"])
    cpSync(join(root, "packages/eslint-plugin", name), join(plugin, name));
  if (eslint !== null) symlinkSync(eslint, join(folder, "node_modules/eslint"), "junction");
  write(folder, { "package.json": '{ "type": "module" }', ...files });
  return folder;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function ask(options: Partial<ProjectEslintOptions> = {}): ProjectEslint {
  const eslint = new ProjectEslint({ childScript, budget: 60_000, ...options });
  asked.push(eslint);
  return eslint;
}

function found(answer: ProjectAnswer): Extract<ProjectAnswer, { kind: "found" }> {
  expect(answer).toMatchObject({ kind: "found" });
  return answer as Extract<ProjectAnswer, { kind: "found" }>;
}

const esm = (rule: string): string => `import plugin from "eslint-plugin-silent-failure";
export default [
  { ignores: ["gen/**"] },
  { files: ["**/*.js"], plugins: { "silent-failure": plugin }, rules: { "silent-failure/silent-guard": ${rule} },
    settings: { "silent-failure": { loggers: ["audit"] } } },
];`;

describe.each(Object.entries(eslints))("ESLint %s", (_, eslint) => {
  const project = (files: Readonly<Record<string, string>>) => projectWith(files, { eslint });

  test("says levels, options and settings of a configuration in ESM", async () => {
    const folder = project({ "eslint.config.js": esm('["warn", { report: "all" }]') });
    const answer = found(await ask().levelsFor(join(folder, "src/a.js")));
    expect(answer).toMatchObject({
      rules: { "silent-failure/silent-guard": [1, { report: "all" }] },
      settings: { loggers: ["audit"] },
      inlineConfig: true,
      ignored: false,
      configFile: join(folder, "eslint.config.js"),
      namespace: "silent-failure",
      unknownRules: [],
      problem: null,
    });
  });

  test("says the same of one in CommonJS, with our presets and linter options", async () => {
    const folder = project({
      "eslint.config.cjs": `const plugin = require("eslint-plugin-silent-failure").default;
        module.exports = [...plugin.configs.recommended, { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } }];`,
    });
    const answer = found(await ask().levelsFor(join(folder, "a.ts")));
    expect(answer.rules["silent-failure/silent-guard"]).toEqual([2, { report: "clear" }]);
    expect(answer).toMatchObject({ inlineConfig: false, settings: {} });
    expect([2, "error"]).toContain(answer.reportUnusedDisableDirectives);
  });

  test("says the same of one in TypeScript, with the plugin under another name and a rule that is not known here", async () => {
    const folder = project({
      "eslint.config.ts": `import plugin from "eslint-plugin-silent-failure";
        const more = { ...plugin, rules: { ...plugin.rules, "of-tomorrow": { create: () => ({}) } } };
        const level: string = "error";
        export default [{ plugins: { loud: more }, rules: { "loud/silent-guard": level, "loud/of-tomorrow": level } }];`,
    });
    const answer = found(await ask().levelsFor(join(folder, "a.js")));
    expect(answer).toMatchObject({ namespace: "loud", unknownRules: ["of-tomorrow"] });
    expect(answer.rules).toEqual({ "silent-failure/silent-guard": [2, { report: "clear" }] });
  });

  test("knows what is ignored, and what the plugin is not used for", async () => {
    const folder = project({ "eslint.config.js": esm('"error"') });
    const eslintOf = ask();
    expect(await eslintOf.levelsFor(join(folder, "gen/a.js"))).toMatchObject({
      kind: "found",
      ignored: true,
      rules: {},
    });
    expect(await eslintOf.levelsFor(join(folder, "a.mjs"))).toMatchObject({ kind: "found", ignored: false, rules: {} });
    expect(await eslintOf.levelsFor(join(folder, "a.ts"))).toMatchObject({ kind: "found", ignored: true, rules: {} });
  });

  test("says where a configuration throws, and what it says was last", async () => {
    const folder = project({ "eslint.config.js": esm('"error"') });
    const file = join(folder, "a.js");
    const eslintOf = ask({ shown: (path) => path.slice(folder.length + 1).replaceAll("\\", "/") });
    found(await eslintOf.levelsFor(file));
    write(folder, {
      "eslint.config.js": 'import "./level.js";',
      "level.js": 'const a = 1;\nthrow new Error("No level");',
    });
    eslintOf.reload();
    expect(await eslintOf.levelsFor(file)).toMatchObject({
      kind: "found",
      rules: { "silent-failure/silent-guard": [2, { report: "clear" }] },
      problem: "level.js:2:7 cannot be followed: No level.",
    });
    expect(await eslintOf.levelsFor(join(folder, "b.js"))).toMatchObject({ kind: "problem" });
    write(folder, { "eslint.config.js": "export default [\n  { rules: }\n];" });
    eslintOf.reload();
    expect(found(await eslintOf.levelsFor(file)).problem).toMatch(
      /^eslint\.config\.js(?::2)? cannot be followed: Unexpected token '}'\.$/,
    );
    write(folder, { "eslint.config.js": "export default [{ rulez: {} }];" });
    eslintOf.reload();
    expect(found(await eslintOf.levelsFor(file)).problem).toMatch(/^eslint\.config\.js cannot be followed: .*rulez/);
    write(folder, { "eslint.config.js": esm('"warn"') });
    eslintOf.reload();
    expect(await eslintOf.levelsFor(file)).toMatchObject({
      rules: { "silent-failure/silent-guard": [1, { report: "clear" }] },
      problem: null,
    });
  });

  test("reads imported files anew after a reload, and names them as watched", async () => {
    const folder = project({
      "eslint.config.js": `import { level } from "./config/level.js"; import "the-house";\n${esm("level")}`,
      "config/level.js":
        'import { readFileSync } from "node:fs"; export const level = readFileSync(new URL("level.txt", import.meta.url), "utf8");',
      "config/level.txt": "error",
      "house/package.json":
        '{ "name": "the-house", "type": "module", "exports": { "types": "./house.d.ts", "import": "./house.js" } }',
      "house/house.js": "export default [];",
    });
    symlinkSync(join(folder, "house"), join(folder, "node_modules/the-house"), "junction");
    const eslintOf = ask();
    const file = join(folder, "a.js");
    expect(found(await eslintOf.levelsFor(file)).rules).toEqual({
      "silent-failure/silent-guard": [2, { report: "clear" }],
    });
    const watched = ["eslint.config.js", "config/level.js", "config/level.txt", "house/house.js", "package.json"];
    expect([...eslintOf.watchedFiles()].toSorted()).toEqual(watched.map((name) => join(folder, name)).toSorted());
    write(folder, { "config/level.txt": "off" });
    expect(found(await eslintOf.levelsFor(file)).rules).toEqual({
      "silent-failure/silent-guard": [2, { report: "clear" }],
    });
    eslintOf.reload();
    expect(eslintOf.watchedFiles()).toContain(join(folder, "config/level.txt"));
    expect(found(await eslintOf.levelsFor(file)).rules).toEqual({
      "silent-failure/silent-guard": [0, { report: "clear" }],
    });
  });
});

test("a configuration that never ends is given up, for all files at once, and no other suffers", async () => {
  const folder = projectWith({ "a/eslint.config.js": "for (;;);", "b/eslint.config.js": esm('"error"') });
  const eslint = ask({ budget: 8000, shown: (path) => path.slice(folder.length + 1) });
  const begun = Date.now();
  const [first, second, other] = await Promise.all(
    ["a/x.js", "a/y.js", "b/x.js"].map((name) => eslint.levelsFor(join(folder, name))),
  );
  expect(Date.now() - begun).toBeLessThan(16_000);
  const sentence = `${join("a", "eslint.config.js")} gave no answer within 8 seconds.`;
  expect([first, second]).toMatchObject([
    { kind: "problem", sentence },
    { kind: "problem", sentence },
  ]);
  expect(other).toMatchObject({ kind: "found" });
  const again = Date.now();
  expect(await eslint.levelsFor(join(folder, "a/z.js"))).toMatchObject({ kind: "problem", sentence });
  expect(Date.now() - again).toBeLessThan(1000);
});

test("a configuration that ends its process is asked three times and no more", async () => {
  const folder = projectWith({
    "eslint.config.js": 'import { appendFileSync } from "node:fs"; appendFileSync("calls", "x"); process.exit(7);',
  });
  const eslint = ask();
  for (const name of ["a.js", "b.js", "c.js", "d.js", "e.js"])
    expect(await eslint.levelsFor(join(folder, name))).toMatchObject({
      kind: "problem",
      sentence: expect.stringContaining("ended the process that asked it (exit code 7).") as string,
    });
  expect(readFileSync(join(folder, "calls"), "utf8")).toBe("xxx");
});

test("three configurations of a workspace, each with its own word", async () => {
  const folder = projectWith({
    "eslint.config.js": esm('"error"'),
    "packages/api/eslint.config.mjs": esm('"off"'),
    "packages/none/eslint.config.js": "export default [{ rules: { eqeqeq: 2 } }];",
  });
  const eslint = ask();
  expect(await eslint.levelsFor(join(folder, "packages/web/a.js"))).toMatchObject({
    rules: { "silent-failure/silent-guard": [2, { report: "clear" }] },
  });
  expect(await eslint.levelsFor(join(folder, "packages/api/src/a.js"))).toMatchObject({
    rules: { "silent-failure/silent-guard": [0, { report: "clear" }] },
    configFile: join(folder, "packages/api/eslint.config.mjs"),
  });
  expect(await eslint.levelsFor(join(folder, "packages/none/a.js"))).toEqual({ kind: "none", reason: "noPlugin" });
});

test.each<[string, Record<string, string>, string | null, string]>([
  ["no configuration", { "a.js": "" }, eslints[10], "noConfig"],
  [".eslintrc only", { ".eslintrc.json": '{ "root": true }' }, eslints[9], "noConfig"],
  ["no ESLint", { "eslint.config.js": "export default [];" }, null, "noEslint"],
  ["no plugin of ours", { "eslint.config.js": "export default [{ rules: { eqeqeq: 2 } }];" }, eslints[10], "noPlugin"],
])("%s is none", async (_, files, eslint, reason) => {
  const folder = projectWith(files, { eslint });
  expect(await ask().levelsFor(join(folder, "a.js"))).toEqual({ kind: "none", reason });
});

test("an ESLint that is too old is none, and one that is installed later is found", async () => {
  const folder = projectWith({ "eslint.config.js": esm('"error"') }, { eslint: null });
  const home = join(folder, "node_modules/eslint");
  write(home, { "package.json": '{ "name": "eslint", "version": "9.14.0" }' });
  const eslint = ask();
  expect(await eslint.levelsFor(join(folder, "a.js"))).toEqual({ kind: "none", reason: "tooOld" });
  rmSync(home, { recursive: true });
  symlinkSync(eslints[10], home, "junction");
  eslint.reload();
  expect(await eslint.levelsFor(join(folder, "a.js"))).toMatchObject({ kind: "found" });
});

test("questions that wait at a reload hear what holds then; after the end there is no answer", async () => {
  const folder = projectWith({ "eslint.config.js": esm('"error"') });
  const eslint = ask();
  const waiting = eslint.levelsFor(join(folder, "a.js"));
  write(folder, { "eslint.config.js": esm('"warn"') });
  eslint.reload();
  expect(found(await waiting).rules).toEqual({ "silent-failure/silent-guard": [1, { report: "clear" }] });
  const last = eslint.levelsFor(join(folder, "b.js"));
  eslint.dispose();
  expect(await last).toEqual({ kind: "none", reason: "stopped" });
});

test.skipIf(process.platform === "win32")("a loop without end does not outlive whoever asked", async () => {
  const folder = projectWith({
    "eslint.config.js": 'import { writeFileSync } from "node:fs"; writeFileSync("pid", String(process.pid)); for (;;);',
  });
  const question = {
    id: 1,
    eslint: eslints[10],
    configFile: join(folder, "eslint.config.js"),
    file: join(folder, "a.js"),
  };
  const parent = spawn(process.execPath, [
    "-e",
    `require("node:child_process").fork(${JSON.stringify(childScript)}, { stdio: "ignore" }).send(${JSON.stringify(question)})`,
  ]);
  const pidFile = join(folder, "pid");
  await expect.poll(() => existsSync(pidFile), { timeout: 30_000 }).toBe(true);
  const pid = Number(readFileSync(pidFile, "utf8"));
  parent.kill("SIGKILL");
  const isAlive = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isAlive, { timeout: 15_000 }).toBe(false);
});
