// `npm run bench:gate`: what a gate in CI takes, from start to end, in one run: our command line beside ESLint and oxlint with
// the same plugin, and beside eslint-plugin-sonarjs. Not a test. `-- --quick` runs one round and writes nothing.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import plugin from "eslint-plugin-silent-failure";
import { readCorpus } from "../corpus.mjs";
import { writeGenerated } from "../write-generated.mjs";
import { layOut } from "./lay-out.mjs";
import { measureProcess, median } from "./measure-process.mjs";
import { renderGate } from "./render-gate.mjs";
import { simulateScale } from "./simulate-scale.mjs";

const root = join(import.meta.dirname, "../../..");
const isQuick = process.argv.includes("--quick");
const onlyScale = process.argv.includes("--scale");
const rounds = isQuick ? 1 : 2;
const work = join(tmpdir(), `silent-failure-bench-${process.pid}`);
const require = createRequire(import.meta.url);
const binOf = (name, path) => join(require.resolve(`${name}/package.json`), "..", path);
const cli = join(root, "packages/cli/bin/silent-failure.js");
const eslint = binOf("eslint", "bin/eslint.js");
const oxlint = binOf("oxlint", "bin/oxlint");

const { files } = await readCorpus();
const corpora = [
  { name: "packages of test/ecosystem", size: { copies: 1 } },
  { name: "200,000 lines", size: { lines: 200_000 } },
];
const tables = [];
for (const { name, size } of onlyScale ? [] : isQuick ? corpora.slice(0, 1) : corpora)
  tables.push(await compare(name, size));
const scale = isQuick ? null : await simulateScale({ folder: join(work, "scale"), files, cli, say });
rmSync(work, { recursive: true, force: true });

const processors = cpus();
const machine = `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}; Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}`;
const report = renderGate({ machine, rounds, tables, scale });
console.log(report);
if (!isQuick && !onlyScale) writeGenerated(join(import.meta.dirname, "README.md"), "npm run bench:gate", report);

/** One corpus, every tool in turn, in another order in each round. */
async function compare(name, size) {
  const folder = join(work, "corpus");
  const laid = layOut(folder, files, size);
  configure(folder);
  const cache = join(work, "cache");
  const fresh = () => rmSync(cache, { recursive: true, force: true });
  const nodeOf = (script, ...args) => ({ command: process.execPath, args: [script, ...args], cwd: folder });
  const ours = (...args) => nodeOf(cli, "check", "packages", "--format", "json", ...args);
  const bySonar = ["-c", "sonarjs.config.mjs"];
  const content = ["--cache", "--cache-strategy", "content", "--cache-location", cache];
  const eslintCached = nodeOf(eslint, "-f", "json", ...content, "packages");
  const oursCached = ours("--cache-location", cache);
  const variants = {
    "silent-failure check": { run: ours() },
    "silent-failure check, concurrency 1": { run: ours("--concurrency", "1") },
    "silent-failure check, warm cache": { before: fresh, warm: oursCached, run: oursCached },
    "eslint, our plugin": { run: nodeOf(eslint, "-f", "json", "packages") },
    "eslint, our plugin, concurrency 2": { run: nodeOf(eslint, "-f", "json", "--concurrency", "2", "packages") },
    "eslint, our plugin, warm cache": { before: fresh, warm: eslintCached, run: eslintCached },
    "eslint, sonarjs recommended": { run: nodeOf(eslint, "-f", "json", ...bySonar, "packages"), rounds: 1 },
    "oxlint, our plugin": { run: nodeOf(oxlint, "-c", ".oxlintrc.json", "-f", "json", "packages") },
  };
  const results = Object.fromEntries(Object.keys(variants).map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++) {
    const names = Object.keys(variants);
    for (let turn = 0; turn < names.length; turn++) {
      const variant = names[(turn + round * 3) % names.length];
      const { before, warm, run, rounds: most = rounds } = variants[variant];
      if (round >= most) continue;
      before?.();
      if (warm) await measureProcess(warm);
      const result = await measureProcess(run);
      if (result.code !== 0 && result.code !== 1) say(`${variant} ended with ${result.code}`);
      results[variant].push(result);
      say(
        `${name}, round ${round + 1} of ${rounds}, ${variant}: ${result.seconds.toFixed(1)} s, ${result.cpuSeconds.toFixed(1)} s of CPU`,
      );
    }
  }
  const rows = Object.entries(results).map(([variant, runs]) => ({
    variant,
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
  }));
  return { name, ...laid, rows };
}

/** What each tool needs beside the code; packages are found as a project finds them. */
function configure(folder) {
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@typescript-eslint"), { recursive: true });
  symlinkSync(join(root, "packages/eslint-plugin"), join(modules, "eslint-plugin-silent-failure"));
  for (const name of ["eslint", "eslint-plugin-sonarjs", "@typescript-eslint/parser", "typescript"])
    symlinkSync(join(require.resolve(`${name}/package.json`), ".."), join(modules, name));
  const config = (lines) => ["import parser from '@typescript-eslint/parser';", ...lines].join("\n");
  const typescript =
    "{ files: ['**/*.{js,cjs,mjs,ts,cts,mts}'], languageOptions: { parser } }, { linterOptions: { reportUnusedDisableDirectives: 'off' } }";
  writeFileSync(
    join(folder, "eslint.config.mjs"),
    config([
      "import silentFailure from 'eslint-plugin-silent-failure';",
      `export default [${typescript}, ...silentFailure.configs.recommended];`,
    ]),
  );
  writeFileSync(
    join(folder, ".oxlintrc.json"),
    JSON.stringify({
      jsPlugins: ["eslint-plugin-silent-failure"],
      categories: { correctness: "off" },
      rules: plugin.configs.recommended[0].rules,
    }),
  );
  writeFileSync(
    join(folder, "sonarjs.config.mjs"),
    config([
      "import sonarjs from 'eslint-plugin-sonarjs';",
      `export default [${typescript}, sonarjs.configs.recommended];`,
    ]),
  );
}

function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}
