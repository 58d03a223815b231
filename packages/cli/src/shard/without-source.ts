import type { Linter } from "eslint";
import type { FileOutcome } from "../engine/file-outcome.ts";

/** An outcome without what remedies write, which is made of the code around it; that there are remedies stays. */
export function withoutSource(outcome: FileOutcome): FileOutcome {
  const { messages, suppressedMessages } = outcome;
  return {
    ...outcome,
    messages: messages.map(withoutEdits),
    suppressedMessages: suppressedMessages.map(withoutEdits),
  };
}

function withoutEdits<Message extends Linter.LintMessage>(message: Message): Message {
  if (!message.suggestions) return message;
  // What the plugin hands through ESLint is more than ESLint's types know.
  const suggestions = message.suggestions as unknown as readonly { readonly data?: { readonly plan?: object } }[];
  return {
    ...message,
    suggestions: suggestions.map(({ data, ...suggestion }) => ({
      ...suggestion,
      data: data?.plan ? { ...data, plan: { ...data.plan, edits: [] } } : data,
    })),
  };
}
