import type { ESLint, Linter } from "eslint";
import { rules } from "@silent-failure/rules";
import packageJson from "../package.json" with { type: "json" };
import { examine } from "./examine.ts";
import { notFollowed } from "./not-followed.ts";
import { toEslintRule } from "./to-eslint-rule.ts";

const files = ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"];

const plugin: ESLint.Plugin & {
  configs: { recommended: Linter.Config[]; strict: Linter.Config[] };
  notFollowed: typeof notFollowed;
  examine: typeof examine;
} = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: "silent-failure" },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, toEslintRule(rule)])),
  configs: { recommended: [], strict: [] },
  notFollowed,
  examine,
};

/** What is surely lost. */
plugin.configs.recommended = [
  {
    name: "silent-failure/recommended",
    files,
    plugins: { "silent-failure": plugin },
    rules: Object.fromEntries(
      rules.filter((rule) => rule.recommended).map((rule) => [`silent-failure/${rule.id}`, "error"]),
    ),
  },
];

/** Every rule, with what is a matter of how much the loss is worth. */
plugin.configs.strict = [
  {
    name: "silent-failure/strict",
    files,
    plugins: { "silent-failure": plugin },
    rules: Object.fromEntries(rules.map((rule) => [`silent-failure/${rule.id}`, ["error", { report: "all" }]])),
  },
];

export default plugin;
