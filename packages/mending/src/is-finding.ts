import { prefix, ruleIds } from "@silent-failure/configuration";
import type { Linter } from "eslint";

/** Whether a message is what a rule of ours found, and not a rule that crashed or a comment that names none. */
export function isFinding({ ruleId, messageId }: Linter.LintMessage): boolean {
  if (!ruleId?.startsWith(prefix) || messageId === undefined || messageId === "crashed") return false;
  return ruleIds.includes(ruleId.slice(prefix.length));
}
