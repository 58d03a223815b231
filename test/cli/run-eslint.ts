import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { run, type Outcome } from "../package/run.ts";

const require = createRequire(import.meta.url);
// As it is built; what resolves modules for these tests knows its sources only.
const plugin = new URL("../../packages/eslint-plugin/dist/index.js", import.meta.url).href;
const eslintPath = join(dirname(require.resolve("eslint/package.json")), "bin/eslint.js");

/** A configuration of ESLint with all our rules, as a project would have it. */
export const eslintConfig = (preset: "recommended" | "strict"): string => `
import parser from ${JSON.stringify(pathToFileURL(require.resolve("@typescript-eslint/parser")))};
import silentFailure from ${JSON.stringify(plugin)};
export default [
  { files: ["**/*.ts"], languageOptions: { parser } },
  ...silentFailure.configs.${preset},
];
`;

/** Runs the real ESLint over a folder. */
export function runEslint(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return run(process.execPath, [eslintPath, "src", ...args], folder);
}
