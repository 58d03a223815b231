import { levels, nearest, ruleIds, withoutPrefix, type Level } from "@silent-failure/configuration";
import { UsageError } from "./usage-error.ts";

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
