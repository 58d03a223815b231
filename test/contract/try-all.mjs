// Tries every remedy of every finding: in the cases of the rules, and in the published packages that test/ecosystem reviews.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { fetchPackages } from "../ecosystem/fetch-packages.mjs";
import { folderOf, packageSet } from "../ecosystem/package-set.mjs";
import { tryRemedies } from "./try-remedies.mjs";

export const root = join(import.meta.dirname, "..", "..");

/** @returns {Promise<import("eslint").ESLint.Plugin & { configs: Record<string, Linter.Config[]> }>} the plugin as it is published */
async function builtPlugin() {
  const file = join(root, "packages/eslint-plugin/dist/index.js");
  if (!existsSync(file)) throw new Error("the plugin is not built: run `npm run build`.");
  return (await import(pathToFileURL(file).href)).default;
}

/** As others write: lines that end in two characters, tabs, no semicolons. */
export function inAnotherStyle(text) {
  return text
    .replaceAll(/;$/gm, "")
    .replaceAll(/^(?: {2})+/gm, (indent) => "\t".repeat(indent.length / 2))
    .replaceAll("\n", "\r\n");
}

/**
 * All remedies of all bad cases.
 *
 * @param {(text: string) => string} [restyle] how each of them is written
 * @returns {Promise<{ tried: (import("./try-remedies.mjs").Tried & { file: string })[], withoutRemedy: string[] }>}
 */
export async function tryCases(restyle = (text) => text) {
  const plugin = await builtPlugin();
  const tried = [];
  const withoutRemedy = [];
  for (const file of badCases()) {
    const original = readFileSync(join(root, file), "utf8");
    const found = tryRemedies(restyle(original), lintIn(plugin, root, join(root, file), settingsOf(original)));
    tried.push(...found.tried.map((one) => ({ ...one, file })));
    withoutRemedy.push(...found.withoutRemedy.map(({ rule, line }) => `${file}:${line} ${rule}`));
  }
  return { tried, withoutRemedy };
}

/** The same for the reviewed findings of the published packages. */
export async function tryEcosystem() {
  const plugin = await builtPlugin();
  await fetchPackages();
  const reviewed = JSON.parse(readFileSync(join(root, "test/ecosystem/findings.json"), "utf8"));
  const tried = [];
  const withoutRemedy = [];
  for (const name of new Set(reviewed.map((finding) => finding.package))) {
    const cwd = folderOf(packageSet.find((entry) => entry.name === name));
    const own = reviewed.filter((finding) => finding.package === name);
    for (const path of new Set(own.map(({ file }) => file))) {
      const lines = new Set(own.filter(({ file }) => file === path).map(({ line, rule }) => `${rule} ${line}`));
      const text = readFileSync(join(cwd, path), "utf8");
      const found = tryRemedies(text, lintIn(plugin, cwd, join(cwd, path), {}), ({ rule, line }) =>
        lines.has(`${rule} ${line}`),
      );
      const file = `${name}/${path}`;
      tried.push(...found.tried.map((one) => ({ ...one, file })));
      withoutRemedy.push(...found.withoutRemedy.map(({ rule, line }) => `${file}:${line} ${rule}`));
    }
  }
  return { tried, withoutRemedy };
}

/** Bad cases of every rule, from the root. */
export function badCases() {
  return readdirSync(join(root, "rules"), { withFileTypes: true }).flatMap((entry) => {
    const folder = join("rules", entry.name, "cases");
    if (!entry.isDirectory() || !existsSync(join(root, folder))) return [];
    return readdirSync(join(root, folder))
      .filter((name) => /^bad[a-z0-9.-]*\.[cm]?[jt]sx?$/.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  });
}

/** `// settings: {…}` in the first lines of a case. */
function settingsOf(text) {
  return JSON.parse(/^\/\/ settings: (.+)$/m.exec(text)?.[1] ?? "{}");
}

/** Lints a text as if it stood in a file, with every rule at the level that reports most. */
function lintIn(plugin, cwd, path, settings) {
  const linter = new Linter({ cwd });
  const extension = extname(path);
  const config = {
    files: [`**/*${extension}`],
    languageOptions: {
      parser,
      sourceType: extension === ".cjs" ? "commonjs" : "module",
      parserOptions: { ecmaFeatures: { jsx: /^\.[cm]?jsx?$|^\.tsx$/.test(extension) } },
    },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    settings: { "silent-failure": settings },
  };
  return (text) =>
    linter
      .verify(text, [config, ...plugin.configs.strict], path)
      .filter(({ ruleId, fatal }) => fatal || ruleId?.startsWith("silent-failure/"));
}
