// The same plugin, the same files, in each of its hosts: `node test/bench/hosts.mjs [rounds]`. The plugin has to be built.
// Processor time is compared, in runs that take turns: it says the same on a machine that does other work meanwhile.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { store } from "../ecosystem/package-set.mjs";
import { readCorpus } from "./corpus.mjs";

const root = join(import.meta.dirname, "..", "..");
const pluginFile = join(root, "packages/eslint-plugin/dist/index.js");
const bin = (name, path) => join(import.meta.dirname, "..", "node_modules", name, path);

const hosts = {
  oxlint: [bin("oxlint", "bin/oxlint"), "--format", "json", "."],
  eslint: [bin("eslint", "bin/eslint.js"), "--format", "json", "."],
  check: [join(root, "packages/cli/bin/silent-failure.js"), "check", "--no-ignore", "--format", "json"],
};

const rounds = Number(process.argv[2] ?? 5);
const { default: plugin } = await import(pathToFileURL(pluginFile).href);
const { files, lines } = await readCorpus();
const folder = mkdtempSync(join(tmpdir(), "silent-failure-hosts-"));
try {
  prepare();
  console.log(`${files.length} files, ${lines} lines, ${rounds} rounds`);
  const seconds = Object.fromEntries(Object.keys(hosts).map((name) => [name, []]));
  const findings = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, args] of Object.entries(hosts)) {
      const { cpuSeconds, found } = run(args);
      seconds[name].push(cpuSeconds);
      findings[name] = found;
    }
  for (const [name, measured] of Object.entries(seconds)) {
    const sorted = measured.toSorted((a, b) => a - b);
    const ratios = measured.map((one, round) => one / seconds.eslint[round]).toSorted((a, b) => a - b);
    const middle = (values) => values[Math.floor(values.length / 2)].toFixed(2);
    const range = `${sorted[0].toFixed(1)} to ${sorted.at(-1).toFixed(1)}`;
    console.log(`${name}: ${middle(sorted)} s (${range}), ${middle(ratios)} of ESLint, ${findings[name]} findings`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A copy, as oxlint leaves out folders whose names begin with a dot, and a configuration for each host. */
function prepare() {
  for (const file of files) {
    const copy = join(folder, relative(store, file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
  const [{ rules }] = plugin.configs.recommended;
  const oxlint = { plugins: [], jsPlugins: [pluginFile], categories: { correctness: "off" }, rules };
  writeFileSync(join(folder, ".oxlintrc.json"), JSON.stringify(oxlint));
  writeFileSync(
    join(folder, "eslint.config.mjs"),
    `import plugin from ${JSON.stringify(pathToFileURL(pluginFile).href)};
import parser from ${JSON.stringify(pathToFileURL(bin("@typescript-eslint/parser", "dist/index.js")).href)};
export default [
  { files: ["**/*.{js,cjs,mjs,ts,cts,mts}"], languageOptions: { parser } },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" } },
  ...plugin.configs.recommended,
];
`,
  );
  // What a process has used in all its threads, told when it ends.
  writeFileSync(
    join(folder, "cpu.mjs"),
    `import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeFileSync(process.env.CPU_FILE, JSON.stringify(process.cpuUsage())));
`,
  );
}

function run(args) {
  const cpuFile = join(folder, "..", `${folder.split(/[\\/]/).at(-1)}.json`);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", pathToFileURL(join(folder, "cpu.mjs")).href, ...args],
    { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30, env: { ...process.env, CPU_FILE: cpuFile } },
  );
  try {
    const { user, system } = JSON.parse(readFileSync(cpuFile, "utf8"));
    return { cpuSeconds: (user + system) / 1e6, found: countOf(JSON.parse(stdout)) };
  } catch (error) {
    throw new Error(`${args[0]} gave no result: ${stderr || stdout.slice(0, 500)}`, { cause: error });
  } finally {
    rmSync(cpuFile, { force: true });
  }
}

function countOf(report) {
  if (!Array.isArray(report)) return report.diagnostics.length;
  return report.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId?.startsWith("silent-failure/"))
    .length;
}
