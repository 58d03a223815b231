// `npm run bench`: what our rules cost on real code, beside ESLint with the parser alone and beside eslint-plugin-sonarjs.
// Not a test: times depend on the machine. `--quick` runs fewer rounds and writes nothing.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { readCorpus } from "./corpus.mjs";
import { buildMeasured } from "./measured.mjs";
import { renderReport } from "./render-report.mjs";
import { writeGenerated } from "./write-generated.mjs";

const folder = import.meta.dirname;
const isQuick = process.argv.includes("--quick");
const wholeRounds = isQuick ? 1 : 5;
const innerRounds = isQuick ? 4 : 10;
const variants = ["parser", "alone", "plugin", "sonarjs"];

say("building the sources as they are ...");
await buildMeasured();
const { files, lines } = await readCorpus();
say(`${files.length} files, ${lines} lines`);
mkdirSync(join(folder, ".cache"), { recursive: true });
const list = join(folder, ".cache", "files.json");
writeFileSync(list, JSON.stringify(files));

const inner = JSON.parse(await run("in-process.mjs", [list, String(innerRounds)]));

const whole = Object.fromEntries(variants.map((variant) => [variant, []]));
for (let round = 0; round < wholeRounds; round++) {
  // Another order in each round: what else the machine does then falls on each in turn.
  for (let turn = 0; turn < variants.length; turn++) {
    const variant = variants[(turn + round) % variants.length];
    const result = JSON.parse(await run("whole-run.mjs", [variant, list]));
    whole[variant].push(result);
    say(
      `round ${round + 1} of ${wholeRounds}, ${variant}: ${result.seconds.toFixed(1)} s, ${result.findings} findings`,
    );
  }
}

const processors = cpus();
const report = renderReport({
  machine: `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}; Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}`,
  files: files.length,
  lines,
  whole,
  inner,
});
console.log(report);

if (!isQuick) {
  writeGenerated(join(folder, "README.md"), "npm run bench", report);
  say("written to test/bench/README.md");
}

/** What a script of this folder prints, run in a process of its own. */
function run(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--max-old-space-size=4096", join(folder, script), ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${script} ended with ${code}`))));
  });
}

function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}
