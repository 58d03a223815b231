import type { Linter } from "eslint";
import { prefix, ruleIds, ruleLevels } from "@silent-failure/configuration";
import type { Judging } from "./judging.ts";

/** The rules that judge, as ESLint takes them. A rule that only another version of the plugin has is passed over. */
export function rulesOf({ base, changes }: Judging): Linter.RulesRecord {
  if (typeof base === "string") return ruleLevels(base, changes);
  const known = Object.entries(base).filter(([id]) => ruleIds.includes(id.slice(prefix.length)));
  return ruleLevels(Object.fromEntries(known), changes);
}
