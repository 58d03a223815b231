// One run of ESLint in a process of its own: `node whole-run.mjs <variant> <file with a JSON list of paths>`.
import { readFileSync } from "node:fs";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { store } from "../ecosystem/package-set.mjs";
import { loadMeasured } from "./measured.mjs";

const plugin = async () => (await loadMeasured()).plugin.configs.recommended;
const variants = {
  parser: async () => [],
  // Every file by itself, as a host without a file system would.
  alone: async () => [...(await plugin()), { settings: { "silent-failure": { followImports: false } } }],
  plugin,
  sonarjs: async () => [(await import("eslint-plugin-sonarjs")).default.configs.recommended],
};

const [variant, list] = process.argv.slice(2);
const configs = await variants[variant]();
const files = JSON.parse(readFileSync(list, "utf8"));
const first = await lintAll();
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
// What other files hold is known by now, as it is to an editor or a watcher.
const second = variant === "parser" || variant === "plugin" ? await lintAll() : null;
console.log(JSON.stringify({ ...first, peakMegabytes, second }));

async function lintAll() {
  const eslint = new ESLint({
    cwd: store,
    overrideConfigFile: true,
    allowInlineConfig: false,
    ignore: false,
    globInputPaths: false,
    overrideConfig: [
      { files: ["**/*.{js,cjs,mjs,ts,cts,mts}"], languageOptions: { parser } },
      { linterOptions: { reportUnusedDisableDirectives: "off" } },
      ...configs,
    ],
  });
  const started = performance.now();
  const cpu = process.cpuUsage();
  const results = await eslint.lintFiles(files);
  const used = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    findings: results.reduce((sum, { messages }) => sum + messages.length, 0),
    unread: results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).length,
  };
}
