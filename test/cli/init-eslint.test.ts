import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { linkPackages, manifest, quiet, repositoryWith, textsOf } from "./init-projects.ts";
import { dropping, runCli } from "./run-cli.ts";

const javascript = dropping
  .replaceAll(/\((book|isValid): [^\n]+\{\n/g, "(book, isValid) {\n")
  .replaceAll(": unknown", "");

interface Project {
  readonly name: string;
  readonly file: string;
  readonly before: string;
  /** Lines that come, in order. */
  readonly added: readonly string[];
  readonly usesTypeScript?: boolean;
  /** Major of ESLint. */
  readonly eslint?: 9 | 10;
}

const plugin = 'import silentFailure from "eslint-plugin-silent-failure";';
const parser = 'import typescriptParser from "@typescript-eslint/parser";';
const withParser = '{ files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser: typescriptParser } },';
const rules = "...silentFailure.configs.recommended";

const projects: readonly Project[] = [
  {
    name: "a bare array",
    file: "eslint.config.js",
    before: "export default [];\n",
    added: [plugin, "", `export default [${rules}];`],
  },
  {
    name: "a typed constant, without semicolons and trailing comma, with a comment after the last entry",
    file: "eslint.config.mjs",
    before:
      "// @ts-check\nimport { defineConfig } from 'eslint/config'\n\n/** @type {import('eslint').Linter.Config[]} */\nconst config = [\n    { ignores: ['old/'] } // , [ not code ]\n    // the end\n]\n\nexport default config\n",
    added: [
      "import silentFailure from 'eslint-plugin-silent-failure'",
      "    { ignores: ['old/'] }, // , [ not code ]",
      `    ${rules}`,
    ],
  },
  {
    name: "CommonJS",
    file: "eslint.config.cjs",
    before:
      '"use strict";\nconst path = require("node:path");\n\nmodule.exports = [\n\t{ ignores: [path.join("a", "b")] },\n];\n',
    added: ['const { default: silentFailure } = require("eslint-plugin-silent-failure");', `\t${rules},`],
    eslint: 9,
  },
  {
    name: "defineConfig with arguments, ESLint 9, TypeScript",
    file: "eslint.config.mjs",
    before:
      'import { defineConfig } from "eslint/config";\n\nexport default defineConfig({ ignores: ["old/"] }, [{ rules: {} }]);\n',
    added: [
      parser,
      plugin,
      `export default defineConfig({ ignores: ["old/"] }, [{ rules: {} }], ${withParser} ${rules});`,
    ],
    usesTypeScript: true,
    eslint: 9,
  },
  {
    name: "defineConfig with an array, under another name",
    file: "eslint.config.js",
    before:
      'import { defineConfig as d } from "eslint/config";\nexport default d([\n  {\n    ignores: ["old/"],\n  },\n]);\n',
    added: [plugin, `  ${rules},`],
  },
];

/** The project's own ESLint, as a person would start it. */
function lint(folder: string, major: 9 | 10): { readonly ruleId: string | null; readonly message: string }[] {
  const bin = join(folder, "node_modules", major === 9 ? "eslint9" : "eslint", "bin/eslint.js");
  const { stdout, stderr } = spawnSync(process.execPath, [bin, "--format", "json", "src"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as { messages: { ruleId: string | null; message: string }[] }[]).flatMap(
    (file) => file.messages,
  );
}

function projectOf({ file, before, usesTypeScript, eslint = 10 }: Project): string {
  const folder = repositoryWith({
    "package.json": manifest({ type: "module", devDependencies: { eslint: `^${eslint}.20.0` } }),
    [file]: before,
    [usesTypeScript ? "src/price.ts" : "src/price.js"]: usesTypeScript ? quiet : quiet.replaceAll(": number", ""),
  });
  mkdirSync(join(folder, "node_modules/@typescript-eslint"), { recursive: true });
  linkPackages(folder, {
    eslint: "eslint",
    eslint9: "eslint9",
    "eslint-plugin-silent-failure": "eslint-plugin-silent-failure",
    "@typescript-eslint/parser": "@typescript-eslint/parser",
  });
  return folder;
}

describe("the rules in the project's own ESLint", () => {
  test.each(projects)("$name: ESLint loads it and finds what is planted", async (project) => {
    const folder = projectOf(project);
    expect((await runCli(folder, ["init", "--yes", "--eslint"])).code).toBe(0);
    const after = readFileSync(join(folder, project.file), "utf8");
    const old = new Set(project.before.split("\n"));
    expect(
      after
        .split("\n")
        .filter((line) => !old.has(line) || (line === "" && project.added[1] === ""))
        .slice(0, project.added.length),
    ).toEqual(project.added);

    const [planted, text] = project.usesTypeScript ? ["src/consumer.ts", dropping] : ["src/consumer.js", javascript];
    expect(lint(folder, project.eslint ?? 10)).toEqual([]);
    writeFileSync(join(folder, planted), text);
    expect(lint(folder, project.eslint ?? 10).map(({ ruleId, message }) => ruleId ?? message)).toEqual([
      "silent-failure/silent-guard",
    ]);

    const once = textsOf(folder);
    await runCli(folder, ["init", "--yes", "--eslint"]);
    expect(textsOf(folder)[project.file]).toBe(once[project.file]);
  });

  test.each<[string, string, string]>([
    ["an object", "eslint.config.js", "export default { rules: {} };\n"],
    [
      "a call of something else",
      "eslint.config.js",
      'import antfu from "@antfu/eslint-config";\nexport default antfu({});\n',
    ],
    ["a list that is made", "eslint.config.js", "export default [].concat([]);\n"],
    [
      "a defineConfig of its own",
      "eslint.config.js",
      "const defineConfig = (...a) => a;\nexport default defineConfig({});\n",
    ],
    ["a list that may change", "eslint.config.js", "let config = [];\nconfig = [{}];\nexport default config;\n"],
    ["two exports", "eslint.config.cjs", "module.exports = [];\nmodule.exports = [{}];\n"],
  ])("leaves %s alone, and prints what to paste", async (_, file, before) => {
    const folder = projectOf({ name: "", file, before, added: [] });
    const { code, stderr } = await runCli(folder, ["init", "--yes", "--eslint"]);
    expect(stderr).toContain(`${file} exports something other than a list`);
    expect(stderr).toContain("...silentFailure.configs.recommended,");
    expect(code).toBe(0);
    expect(readFileSync(join(folder, file), "utf8")).toBe(before);
  });

  test("leaves what does not parse alone, and says so as a problem", async () => {
    const before = "export default [\n";
    const folder = projectOf({ name: "", file: "eslint.config.js", before, added: [] });
    const { code, stderr } = await runCli(folder, ["init", "--yes", "--eslint"]);
    expect(stderr).toContain("...silentFailure.configs.recommended,");
    expect(stderr).toContain("! ");
    expect(code).toBe(2);
    expect(readFileSync(join(folder, "eslint.config.js"), "utf8")).toBe(before);
  });

  test("is edited in TypeScript as well: typescript-eslint's own way, satisfies, CRLF and a byte order mark", async () => {
    const before =
      '\uFEFFimport type { Linter } from "eslint";\r\nimport tseslint from "typescript-eslint";\r\n\r\nexport default [\r\n  ...tseslint.configs.recommended,\r\n] satisfies Linter.Config[];\r\n';
    const folder = projectOf({ name: "", file: "eslint.config.ts", before, added: [], usesTypeScript: true });
    await runCli(folder, ["init", "--yes"]);
    expect(readFileSync(join(folder, "eslint.config.ts"), "utf8")).toBe(
      before
        .replace('eslint";\r\n\r\n', `eslint";\r\n${plugin}\r\n\r\n`)
        .replace("recommended,\r\n", `recommended,\r\n  ${rules},\r\n`),
    );
    const called =
      'import * as tseslint from "typescript-eslint";\nexport default tseslint.config(\n  { rules: {} },\n);\n';
    const other = projectOf({ name: "", file: "eslint.config.mts", before: called, added: [], usesTypeScript: true });
    await runCli(other, ["init", "--yes"]);
    expect(readFileSync(join(other, "eslint.config.mts"), "utf8")).toContain(`  { rules: {} },\n  ${rules},\n);\n`);
  });
});
