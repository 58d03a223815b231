import type { Linter } from "eslint";

/** What a suggestion of ours says of itself. */
export interface Suggestion {
  readonly remedy: string;
  readonly title: string;
  readonly note: string;
  readonly range: readonly [number, number];
  readonly text: string;
}

/** The remedies of a finding, best first. */
export function suggestionsOf(message: Linter.LintMessage): readonly Suggestion[] {
  return (message.suggestions ?? []).map((suggestion) => {
    // ESLint's types leave `data` out of what it hands through.
    const { plan } = (suggestion as unknown as { data: { plan: Pick<Suggestion, "remedy" | "title" | "note"> } }).data;
    const { range, text } = suggestion.fix;
    return { remedy: plan.remedy, title: plan.title, note: plan.note, range, text };
  });
}
