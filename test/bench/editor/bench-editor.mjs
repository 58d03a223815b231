// `npm run bench:editor`: our language server beside those of vscode-eslint and oxlint, with the same rules on the same file.
// Not a test: times depend on the machine. `-- --quick` runs one round and writes nothing.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { trySetup } from "../../../scripts/setup.mjs";
import { chooseFile } from "./choose-file.mjs";
import { LspSession } from "./lsp-session.mjs";
import { measureScan } from "./measure-scan.mjs";
import { renderEditorReport } from "./render-editor-report.mjs";
import { servers } from "./servers.mjs";

const folder = join(import.meta.dirname, "..", ".cache", "editor");
const isQuick = process.argv.includes("--quick");
const rounds = isQuick ? 1 : 7;
const keystrokes = isQuick ? 10 : 40;

if (!(await trySetup())) process.exit(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const chosen = await chooseFile();
say(`${chosen.name}, ${chosen.lines} lines`);

const measured = Object.fromEntries(servers.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (let turn = 0; turn < servers.length; turn++) {
    // Another order in each round: what else the machine does then falls on each in turn.
    const server = servers[(turn + round) % servers.length];
    const result = await measure(server);
    measured[server.name].push(result);
    say(
      `round ${round + 1} of ${rounds}, ${server.name}: ${result.cold.toFixed(0)} ms to the first diagnostics, ${median(result.keystrokes).toFixed(1)} ms for a keystroke, ${result.memory.toFixed(0)} MB, ${result.findings} findings`,
    );
  }
const scan = await measureScan(join(folder, "scan"), isQuick ? 200 : 2000);

const [processor] = cpus();
const report = renderEditorReport({
  machine: `${processor?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}; Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}`,
  file: chosen,
  rounds,
  servers,
  measured,
  scan,
});
console.log(report);
if (!isQuick) writeInto(join(import.meta.dirname, "README.md"), report);

async function measure(server) {
  const own = join(folder, server.name.replaceAll(/\W+/g, "-"));
  const file = server.prepare(own, chosen);
  const start = performance.now();
  const session = await LspSession.start({ ...server.start(own), folder: own });
  const found = await session.open(file, chosen.language);
  const cold = performance.now() - start;
  const times = [];
  for (let i = 0; i < keystrokes; i++) {
    const typed = performance.now();
    await session.type(chosen.typeAt);
    times.push(performance.now() - typed);
    // People pause between two keys, and collectors of garbage use it.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const memory = session.memory();
  await session.stop();
  const findings = found.filter(({ code }) => /^(?:silent-failure[/(]|[a-z-]+$)/.test(String(code))).length;
  return { cold, keystrokes: times, memory, findings };
}

function writeInto(readme, text) {
  const [start, end] = ["<!-- generated: npm run bench:editor -->", "<!-- end of the generated part -->"];
  const whole = readFileSync(readme, "utf8");
  if (!whole.includes(start) || !whole.includes(end))
    throw new Error(`${readme} has lost its markers: ${start} … ${end}`);
  writeFileSync(
    readme,
    `${whole.slice(0, whole.indexOf(start))}${start}\n\n${text}\n\n${whole.slice(whole.indexOf(end))}`,
  );
  say("written to test/bench/editor/README.md");
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}
