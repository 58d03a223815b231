// Runs the built plugin over the unpacked packages, as a user's ESLint would: level recommended, the parser of
// typescript-eslint. `node test/ecosystem/run-plugin.mjs [--json] [package …]` prints what it finds.
import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { EcosystemError, fetchPackages } from "./fetch-packages.mjs";
import { folder, folderOf, packageSet } from "./package-set.mjs";

const pluginFile = join(folder, "..", "..", "packages", "eslint-plugin", "dist", "index.js");

/**
 * Findings, in the order of packages, files and lines; files that could not be read; and how much was read.
 *
 * @param {{ packages?: typeof packageSet, onProgress?: (text: string) => void }} [options]
 */
export async function runPlugin({ packages = packageSet, onProgress = () => {} } = {}) {
  if (!existsSync(pluginFile)) throw new EcosystemError("the plugin is not built: run `npm run build`.");
  const { default: plugin } = await import(pathToFileURL(pluginFile).href);
  const run = { findings: [], unread: [], packages: [] };
  for (const [index, entry] of packages.entries()) {
    onProgress(`${index + 1}/${packages.length} ${entry.name}`);
    const cwd = folderOf(entry);
    const results = await eslintFor(cwd, plugin).lintFiles(["."]);
    let lines = 0;
    for (const result of results) {
      const file = relative(cwd, result.filePath).split(sep).join("/");
      const source = readFileSync(result.filePath, "utf8").split(/\r\n?|\n/);
      lines += source.length;
      for (const message of result.messages) {
        const { line = 1, ruleId } = message;
        const place = { package: entry.name, file, line };
        if (message.fatal || !ruleId) run.unread.push({ ...place, message: message.message });
        else {
          const rule = ruleId.replace("silent-failure/", "");
          run.findings.push({ ...place, rule, code: (source[line - 1] ?? "").trim(), message: message.message });
        }
      }
    }
    run.packages.push({ name: entry.name, version: entry.version, files: results.length, lines });
  }
  return run;
}

function eslintFor(cwd, plugin) {
  return new ESLint({
    cwd,
    // What is configured around the checkout says nothing about these files.
    overrideConfigFile: true,
    // Comments for rules that are not loaded here would count as faults of the file.
    allowInlineConfig: false,
    // The files of a package are chosen by packages.json alone.
    ignore: false,
    overrideConfig: [
      { files: ["**/*.{js,cjs,mjs,ts,cts,mts}"], languageOptions: { parser } },
      { linterOptions: { reportUnusedDisableDirectives: "off" } },
      ...plugin.configs.recommended,
    ],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof EcosystemError ? error.message : error);
    process.exitCode = 2;
  }
}

async function main(given) {
  const names = given.filter((word) => !word.startsWith("--"));
  const unknown = names.find((name) => !packageSet.some((entry) => entry.name === name));
  if (unknown) throw new EcosystemError(`${unknown} is not in test/ecosystem/packages.json.`);
  await fetchPackages();
  const started = performance.now();
  const run = await runPlugin({
    packages: packageSet.filter(({ name }) => names.length === 0 || names.includes(name)),
    onProgress: (text) => process.stderr.write(`ecosystem: ${text}\n`),
  });
  if (given.includes("--json")) {
    console.log(JSON.stringify(run));
    return;
  }
  for (const { package: name, file, line, rule, message } of run.findings) {
    console.log(`${name}/${file}:${line} ${rule}\n  ${message}`);
  }
  for (const { package: name, file, line, message } of run.unread)
    console.log(`${name}/${file}:${line} UNREAD ${message}`);
  const lines = run.packages.reduce((sum, entry) => sum + entry.lines, 0);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${run.findings.length} findings, ${run.unread.length} unread, ${lines} lines, ${seconds} s`);
}
