import type { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import type { Level, Preset } from "./config/config.ts";
import { nearest } from "./nearest.ts";
import { UsageError } from "./usage-error.ts";

export const prefix = "silent-failure/";

const ruleIds: readonly string[] = Object.keys(plugin.rules ?? {});
const levels: readonly Level[] = ["off", "warn", "error"];

/**
 * Reads a rule's id, with or without `silent-failure/`.
 * @throws UsageError with the rules that there are.
 */
export function readRuleId(option: string, given: string): string {
  const id = withoutPrefix(given.trim());
  if (ruleIds.includes(id)) return id;
  throw new UsageError(
    `${option} ${given} names an unknown rule.${nearest(id, ruleIds)} Rules: ${ruleIds.join(", ")}.`,
  );
}

/**
 * Reads `--rule id:level`.
 * @throws UsageError with the rules or levels that there are.
 */
export function readRuleLevel(given: string): readonly [id: string, level: Level] {
  const colon = given.lastIndexOf(":");
  if (colon < 0) {
    throw new UsageError(`--rule ${given} has no level. Write --rule <id>:<level>, with level ${levels.join(", ")}.`);
  }
  const id = readRuleId("--rule", given.slice(0, colon));
  const wanted = given.slice(colon + 1).trim();
  const level = levels.find((name) => name === wanted);
  if (!level) {
    throw new UsageError(
      `--rule ${given} has an unknown level.${nearest(wanted, levels)} Levels: ${levels.join(", ")}.`,
    );
  }
  return [id, level];
}

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

function withoutPrefix(id: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
