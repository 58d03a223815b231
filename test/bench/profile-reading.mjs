// Where the time goes inside our reading, by function: `node test/bench/profile-reading.mjs [rows]`.
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { Linter } from "eslint";
import { readCorpus } from "./corpus.mjs";
import { buildMeasured, loadMeasured, measuredFile } from "./measured.mjs";
import { inputOf, parseFile, sourceCodeOf } from "./parse-file.mjs";

const rows = Number(process.argv[2] ?? 40);
// Each tree is read more than once: the profiler would see too little of one reading.
const times = 5;

await buildMeasured();
const { Analysis, rules } = await loadMeasured();
const { files, lines } = await readCorpus();
const analysis = new Analysis();
const linter = new Linter({ configType: "flat" });

/** The profile is cut below this function. */
function readAndJudge(input) {
  const facts = analysis.read(input);
  for (const rule of rules) analysis.judge(rule, facts, "clear");
}

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.setSamplingInterval", { interval: 200 });
await session.post("Profiler.start");
let milliseconds = 0;
for (const [index, path] of files.entries()) {
  if (index % 100 === 0) process.stderr.write(`profile: ${index} of ${files.length} files\n`);
  const text = readFileSync(path, "utf8");
  const sourceCode = sourceCodeOf(text, parseFile(text, path));
  // ESLint traverses before a rule hears of the program; it sets the parents of nodes.
  linter.verify(sourceCode, [{ files: ["**"] }], { filename: "file.ts", allowInlineConfig: false });
  const input = inputOf(text, path, sourceCode);
  const started = performance.now();
  for (let time = 0; time < times; time++) readAndJudge(input);
  milliseconds += performance.now() - started;
}
const { profile } = await session.post("Profiler.stop");
session.disconnect();

const sourceOf = sourceFinder(readFileSync(measuredFile, "utf8").split("\n"));
const nodes = new Map(profile.nodes.map((node) => [node.id, { ...node, self: 0 }]));
for (const [index, id] of profile.samples.entries()) nodes.get(id).self += profile.timeDeltas[index];
const byFunction = new Map();

/** Microseconds of a node with all that it calls; a function that is on the stack already is not counted twice. */
function sum(node, stack) {
  const name = nameOf(node);
  const own = byFunction.get(name) ?? { self: 0, total: 0, callers: new Map() };
  byFunction.set(name, own);
  const inside = [...stack, name];
  const total = (node.children ?? []).reduce((all, id) => all + sum(nodes.get(id), inside), node.self);
  own.self += node.self;
  if (!stack.includes(name)) {
    own.total += total;
    const caller = stack.at(-1) ?? "";
    own.callers.set(caller, (own.callers.get(caller) ?? 0) + total);
  }
  return total;
}

function nameOf({ callFrame }) {
  const name = callFrame.functionName || "(anonymous)";
  return callFrame.url.endsWith("measured.js") ? `${name} ${sourceOf(callFrame.lineNumber)}` : name;
}

/** The bundler writes the path of each source above its code. */
function sourceFinder(text) {
  const starts = [...text.entries()].filter(([, line]) => /^\/\/ \S+\.ts$/.test(line));
  return (lineNumber) => {
    const start = starts.findLast(([line]) => line <= lineNumber);
    return start ? `${start[1].split("/").slice(-2).join("/")}:+${lineNumber - start[0]}` : "";
  };
}

for (const node of nodes.values()) if (node.callFrame.functionName === "readAndJudge") sum(node, []);
const perLine = (microseconds) => (microseconds / times / lines).toFixed(3).padStart(7);
const top = (key, count) => [...byFunction].toSorted(([, a], [, b]) => b[key] - a[key]).slice(0, count);

console.log(`${lines} lines; reading and rules:${perLine(milliseconds * 1000)} µs per line, with the profiler on.`);
console.log("µs per line: self, with callees; a place is a source file and a line of it in the bundle");
for (const [title, key] of Object.entries({ "By own time": "self", "With callees": "total" })) {
  console.log(`\n${title}`);
  for (const [name, own] of top(key, rows)) console.log(`${perLine(own.self)} ${perLine(own.total)}  ${name}`);
}
console.log("\nWho calls the ten with the most own time");
for (const [name, own] of top("self", 10)) {
  console.log(name);
  for (const [caller, total] of [...own.callers].toSorted(([, a], [, b]) => b - a).slice(0, 6))
    console.log(`  ${perLine(total)}  ${caller}`);
}
