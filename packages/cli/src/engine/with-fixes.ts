import type { Linter } from "eslint";

interface Edit {
  readonly place: { readonly start: number; readonly end: number };
  readonly text: readonly (string | { readonly text: string })[];
}

/** A suggestion as the plugin hands it through ESLint, whose type knows of no plan. */
type WithPlan = Omit<Linter.LintSuggestion, "fix"> & {
  readonly data?: { readonly plan?: { readonly edits: readonly Edit[] } };
};

/** Messages with what ESLint makes of the edits of a plan: one edit, from the first to the last of them. */
export function withFixes<Message extends Linter.LintMessage>(messages: readonly Message[], source: string): Message[] {
  return messages.map((message) => {
    if (!message.suggestions) return message;
    const suggestions = (message.suggestions as readonly WithPlan[]).map(({ desc, ...suggestion }) => {
      const fix = suggestion.data?.plan && fixOf(suggestion.data.plan.edits, source);
      return { ...suggestion, ...(fix ? { fix } : {}), desc };
    });
    return { ...message, suggestions: suggestions as Linter.LintSuggestion[] };
  });
}

function fixOf(edits: readonly Edit[], source: string): Linter.LintSuggestion["fix"] | null {
  const sorted = edits.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return null;
  let text = "";
  let position = first.place.start;
  for (const edit of sorted) {
    text += source.slice(position, edit.place.start);
    text += edit.text.map((part) => (typeof part === "string" ? part : part.text)).join("");
    position = edit.place.end;
  }
  return { range: [first.place.start, last.place.end], text };
}
