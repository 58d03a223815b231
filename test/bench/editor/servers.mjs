// The servers that are compared, each with a folder of its own: the same file, and the same rules set up as each wants it.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import plugin from "eslint-plugin-silent-failure";

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, "..", "..", "..");
const ownServer = join(root, "packages/language-server/bin/silent-failure-language-server.js");

const eslintConfig = `import * as parser from "@typescript-eslint/parser";
import silentFailure from "eslint-plugin-silent-failure";
export default [...silentFailure.configs.strict, { files: ["**/*.{js,mjs,cjs,ts,mts,cts}"], languageOptions: { parser } }];
`;

function prepare(folder, { text, path }, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const file = join(folder, `file${extname(path)}`);
  writeFileSync(file, text);
  return file;
}

/** What vscode-eslint is told by its extension. */
const vscodeEslint = {
  validate: "on",
  packageManager: "npm",
  useESLintClass: true,
  experimental: {},
  codeAction: { disableRuleComment: { enable: true, location: "separateLine" }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: "all" },
  format: false,
  quiet: false,
  onIgnoredFiles: "off",
  options: {},
  rulesCustomizations: [],
  run: "onType",
  nodePath: null,
  problems: { shortenToSingleLine: false },
  workingDirectory: { mode: "location" },
};

export const servers = [
  {
    name: "silent-failure",
    note: "no ESLint in the project",
    prepare: (folder, chosen) => prepare(folder, chosen, { "silent-failure.config.json": '{ "level": "strict" }\n' }),
    start: () => ({ command: process.execPath, args: [ownServer, "--stdio"], configuration: {}, pulls: true }),
  },
  {
    name: "silent-failure, project's ESLint",
    note: "levels from the project's ESLint, which a process of its own reads",
    prepare: (folder, chosen) => prepare(folder, chosen, { "eslint.config.mjs": eslintConfig, "package.json": "{}\n" }),
    start: () => ({ command: process.execPath, args: [ownServer, "--stdio"], configuration: {}, pulls: true }),
  },
  {
    name: "vscode-eslint",
    note: "vscode-langservers-extracted, the plugin in eslint.config.mjs",
    prepare: (folder, chosen) => prepare(folder, chosen, { "eslint.config.mjs": eslintConfig, "package.json": "{}\n" }),
    start: (folder) => ({
      command: process.execPath,
      args: [require.resolve("vscode-langservers-extracted/bin/vscode-eslint-language-server"), "--stdio"],
      configuration: { ...vscodeEslint, workspaceFolder: { uri: `file://${folder}`, name: "bench" } },
      pulls: true,
    }),
  },
  {
    name: "oxlint --lsp",
    note: "the plugin as a JavaScript plugin: the near limit",
    prepare: (folder, chosen) =>
      prepare(folder, chosen, {
        ".oxlintrc.json": JSON.stringify({
          jsPlugins: [join(root, "packages/eslint-plugin/dist/index.js")],
          categories: { correctness: "off" },
          rules: plugin.configs.strict[0].rules,
        }),
      }),
    start: () => ({
      command: process.execPath,
      args: [join(root, "node_modules/oxlint/bin/oxlint"), "--lsp"],
      configuration: { run: "onType" },
      initializationOptions: [{ workspaceUri: null, options: { run: "onType" } }],
      pulls: true,
    }),
  },
];
