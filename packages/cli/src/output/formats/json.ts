import type { ESLint, Linter } from "eslint";
import type { Report } from "./format.ts";

/** ESLint's own array of results, on one line. */
export function json({ results, isSourceShown }: Report): readonly string[] {
  return [`${JSON.stringify(isSourceShown ? results : results.map(withoutSource))}\n`];
}

function withoutSource(result: ESLint.LintResult): ESLint.LintResult {
  const kept = {
    ...result,
    messages: result.messages.map(withoutTexts),
    suppressedMessages: result.suppressedMessages.map(withoutTexts),
  };
  delete kept.source;
  return kept;
}

/** What a remedy writes is made of the code around it. */
function withoutTexts<Message extends Linter.LintMessage>(message: Message): Message {
  const suggestions = (message.suggestions ?? []) as unknown as readonly { readonly data?: object }[];
  return {
    ...message,
    suggestions: suggestions.map(({ data, ...suggestion }) => ({
      ...suggestion,
      fix: undefined,
      data: { ...data, plan: undefined },
    })),
  };
}
