import type { Linter } from "eslint";

/**
 * Messages without what ESLint makes of a plan's edits: that holds all of the source between the first and the last of them,
 * and nothing that the plan and the file do not say. See `withFixes`.
 */
export function withoutFixes<Message extends Linter.LintMessage>(messages: readonly Message[]): readonly Message[] {
  return messages.map((message) =>
    message.suggestions
      ? { ...message, suggestions: message.suggestions.map((suggestion) => ({ ...suggestion, fix: undefined })) }
      : message,
  );
}
