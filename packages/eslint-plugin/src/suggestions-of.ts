import type { Rule as EslintRule } from "eslint";
import { plainText, remedyNames, type Plan } from "@silent-failure/analysis";

/** What a suggestion of ours carries in `LintMessage.suggestions[i].data`, which ESLint hands through untouched. */
export interface SuggestionData {
  readonly title: string;
  /** The edits one by one, with tab stops, for hosts that can offer them; `fix` holds the same as plain text. */
  readonly plan: Plan;
}

/** A message per remedy, so that a host can tell suggestions apart by `messageId`. */
export const suggestionMessages: Readonly<Record<string, string>> = Object.fromEntries(
  remedyNames.map((name) => [name, "{{title}}"]),
);

/** The plans of a finding as ESLint's suggestions, best first. The first also carries what is known of the finding. */
export function suggestionsOf(plans: readonly Plan[], finding: object): EslintRule.SuggestionReportDescriptor[] {
  return plans.map((plan, i) => ({
    messageId: plan.remedy,
    // ESLint types the values as text; what it passes on is the object itself.
    data: { title: plan.title, plan, ...(i === 0 ? finding : {}) } as unknown as Record<string, string>,
    fix: (fixer) =>
      plan.edits.map(({ place, text }) => fixer.replaceTextRange([place.start, place.end], plainText(text))),
  }));
}
