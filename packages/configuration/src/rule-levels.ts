import type { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import type { Level, Preset } from "./config.ts";
import { prefix } from "./rule-ids.ts";

/** The rules of a preset, or those that are given, with levels changed; what is demanded of a rule besides stays. */
export function ruleLevels(
  base: Preset | Linter.RulesRecord,
  changes: Readonly<Record<string, Level>>,
): Linter.RulesRecord {
  const entries = typeof base === "string" ? plugin.configs[base][0]?.rules : base;
  const rules: Record<string, Linter.RuleEntry> = {};
  for (const [id, entry] of Object.entries(entries ?? {})) if (entry !== undefined) rules[id] = entry;
  for (const [id, level] of Object.entries(changes)) {
    const given = rules[prefix + id];
    rules[prefix + id] = Array.isArray(given) ? [level, ...given.slice(1)] : level;
  }
  return rules;
}
