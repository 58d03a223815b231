// One run of ESLint in a process of its own: `node whole-run.mjs <variant> <file with a JSON list of paths>`.
import { readFileSync } from "node:fs";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import { store } from "../ecosystem/package-set.mjs";
import { loadMeasured } from "./measured.mjs";

const variants = {
  parser: async () => [],
  plugin: async () => (await loadMeasured()).plugin.configs.recommended,
  sonarjs: async () => [(await import("eslint-plugin-sonarjs")).default.configs.recommended],
};

const [variant, list] = process.argv.slice(2);
const eslint = new ESLint({
  cwd: store,
  overrideConfigFile: true,
  allowInlineConfig: false,
  ignore: false,
  globInputPaths: false,
  overrideConfig: [
    { files: ["**/*.{js,cjs,mjs,ts,cts,mts}"], languageOptions: { parser } },
    { linterOptions: { reportUnusedDisableDirectives: "off" } },
    ...(await variants[variant]()),
  ],
});
const files = JSON.parse(readFileSync(list, "utf8"));

const started = performance.now();
const cpu = process.cpuUsage();
const results = await eslint.lintFiles(files);
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    findings: results.reduce((sum, { messages }) => sum + messages.length, 0),
    unread: results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).length,
  }),
);
