import type { Linter } from "eslint";

/** What the plugin hands through ESLint in its suggestions, whose type does not know of it. */
type WithPlan = Linter.LintSuggestion & { readonly data?: { readonly plan?: object } };

/** A message without what remedies write, which is made of the code around it; that there are remedies stays. */
export function withoutEdits<Message extends Linter.LintMessage>(message: Message): Message {
  if (!message.suggestions) return message;
  const suggestions = (message.suggestions as readonly WithPlan[]).map(({ data, ...suggestion }) => ({
    ...suggestion,
    fix: undefined,
    data: data?.plan ? { ...data, plan: { ...data.plan, edits: [] } } : data,
  }));
  return { ...message, suggestions };
}
