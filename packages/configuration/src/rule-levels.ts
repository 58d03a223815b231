import type { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import type { Level, Preset } from "./config.ts";

export const prefix = "silent-failure/";

export const ruleIds: readonly string[] = Object.keys(plugin.rules ?? {});
export const levels: readonly Level[] = ["off", "warn", "error"];

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

/** A rule's id, whether it was written with `silent-failure/` or not. */
export function withoutPrefix(id: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
