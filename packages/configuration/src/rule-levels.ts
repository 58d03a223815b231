import type { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import type { Level, Preset } from "./config.ts";
import { prefix } from "./rule-ids.ts";

/** The rules of a preset, with levels changed; what a preset demands of a rule stays. */
export function ruleLevels(preset: Preset, changes: Readonly<Record<string, Level>>): Linter.RulesRecord {
  const rules: Record<string, Linter.RuleEntry> = {};
  for (const [id, entry] of Object.entries(plugin.configs[preset][0]?.rules ?? {})) if (entry) rules[id] = entry;
  for (const [id, level] of Object.entries(changes)) {
    const given = rules[prefix + id];
    rules[prefix + id] = Array.isArray(given) ? [level, ...given.slice(1)] : level;
  }
  return rules;
}
