import type { ESLint, Linter } from "eslint";
import { findingMessages, reportedFindings } from "../reported-finding.ts";
import type { Report } from "./format.ts";

/** ESLint's own array of results, on one line. */
export function json({ results, isSourceShown }: Report): readonly string[] {
  const printed = results.map(withFingerprints);
  return [`${JSON.stringify(isSourceShown ? printed : printed.map(withoutSource))}\n`];
}

/** ESLint's messages, and what tells each finding from all others whatever moves around it. */
function withFingerprints(result: ESLint.LintResult): ESLint.LintResult {
  const findings = reportedFindings(result, { isSourceShown: false });
  const prints = new Map(findingMessages(result).map((message, i) => [message, findings[i]?.fingerprint]));
  const printed = <Message extends Linter.LintMessage>(message: Message): Message => {
    const fingerprint = prints.get(message);
    return fingerprint === undefined ? message : { ...message, fingerprint };
  };
  return {
    ...result,
    messages: result.messages.map(printed),
    suppressedMessages: result.suppressedMessages.map(printed),
  };
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
