import type { Linter } from "eslint";
import { prefix, ruleIds, ruleLevels } from "@silent-failure/configuration";
import type { Judging } from "./judging.ts";

/** The rules that judge, as ESLint takes them. A rule that only another version of the plugin has is passed over. */
export function rulesOf({ base, changes }: Judging): Linter.RulesRecord {
  if (typeof base === "string") return ruleLevels(base, changes);
  const rules: Record<string, Linter.RuleEntry> = {};
  for (const [id, entry] of Object.entries(base))
    if (entry !== undefined && ruleIds.includes(id.slice(prefix.length))) rules[id] = entry;
  const preset = ruleLevels("recommended", {});
  for (const [id, level] of Object.entries(changes)) {
    const given = rules[prefix + id] ?? preset[prefix + id];
    rules[prefix + id] = Array.isArray(given) ? [level, ...given.slice(1)] : level;
  }
  return rules;
}
