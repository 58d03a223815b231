// Where the time goes, in one process: parsing, ESLint's traversal, our reading by kind of fact, each rule, and the
// plugin as ESLint calls it. `node in-process.mjs <file with a JSON list of paths> <rounds>`.
import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import { loadMeasured } from "./measured.mjs";
import { inputOf, parseFile, sourceCodeOf } from "./parse-file.mjs";

const [list, rounds] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, "utf8")).map((path) => ({ path, text: readFileSync(path, "utf8") }));
const { Analysis, rules, plugin } = await loadMeasured();
const analysis = new Analysis();
const linter = new Linter({ configType: "flat" });

/** Milliseconds by phase, of the round that runs. */
let spent = new Map();

function timed(phase, work) {
  const started = performance.now();
  const result = work();
  spent.set(phase, (spent.get(phase) ?? 0) + performance.now() - started);
  return result;
}

const bare = [{ files: ["**"], linterOptions: { reportUnusedDisableDirectives: "off" } }];
const withPlugin = [...bare, ...timedConfigs()];

/** The plugin's recommended level, with everything that ESLint calls of its rules on the clock. */
function timedConfigs() {
  const timedRules = Object.fromEntries(
    Object.entries(plugin.rules).map(([id, rule]) => [
      id,
      {
        ...rule,
        create(context) {
          const listeners = timed("plugin", () => rule.create(context));
          return Object.fromEntries(
            Object.entries(listeners).map(([event, listen]) => [
              event,
              (...nodes) => timed("plugin", () => listen(...nodes)),
            ]),
          );
        },
      },
    ]),
  );
  return plugin.configs.recommended.map((config) => ({
    ...config,
    plugins: { "silent-failure": { ...plugin, rules: timedRules } },
  }));
}

function readByKind(input) {
  const facts = timed("reading: one walk", () => analysis.read(input));
  for (const kind of Object.keys(facts)) timed(`reading: ${kind}`, () => facts[kind]);
  for (const rule of rules) timed(`rule: ${rule.id}`, () => analysis.judge(rule, facts, "clear"));
}

const measured = [];
for (let round = 0; round < Number(rounds); round++) {
  process.stderr.write(`bench: in one process, round ${round + 1} of ${rounds}\n`);
  spent = new Map();
  for (const { path, text } of files) {
    const parsed = timed("parse", () => parseFile(text, path));
    const sourceCode = timed("traversal", () => {
      const made = sourceCodeOf(text, parsed);
      linter.verify(made, bare, { filename: "file.ts", allowInlineConfig: false });
      return made;
    });
    // One or the other: whoever came second would find the tree in the processor's cache.
    if (round % 2 === 0) readByKind(inputOf(text, path, sourceCode));
    else linter.verify(sourceCodeOf(text, parsed), withPlugin, { filename: "file.ts", allowInlineConfig: false });
  }
  measured.push(Object.fromEntries(spent));
}
console.log(JSON.stringify(measured));
