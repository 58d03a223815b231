import type { ESLint, Linter } from "eslint";
import type { KnownFinding } from "./known-finding.ts";
import { findingMessages, reportedFindings } from "./reported-finding.ts";

/** ESLint's results with what the baseline knows among what is suppressed, as ESLint itself does with its own baseline. */
export function withKnown(
  results: readonly ESLint.LintResult[],
  known: readonly KnownFinding[],
): readonly ESLint.LintResult[] {
  const byFile = new Map<string, Map<string, KnownFinding>>();
  for (const finding of known) {
    const own = byFile.get(finding.file) ?? new Map<string, KnownFinding>();
    byFile.set(finding.file, own.set(finding.fingerprint, finding));
  }
  return results.map((result) => {
    const own = byFile.get(result.filePath);
    if (!own) return result;
    const prints = reportedFindings(result, { isSourceShown: false }).map(({ fingerprint }) => fingerprint);
    const moved = new Map<Linter.LintMessage, KnownFinding>();
    for (const [i, message] of findingMessages(result).entries()) {
      const finding = own.get(prints[i] ?? "");
      if (finding && !message.suppressions) moved.set(message, finding);
    }
    const messages = result.messages.filter((message) => !moved.has(message));
    const suppressed = [...moved].map(([message, { entry }]) => ({
      ...message,
      // The kind of ESLint's own suppressions in a file, which its types do not know.
      suppressions: [{ kind: "file", justification: entry.reason ?? "" }] as unknown as Linter.LintSuppression[],
    }));
    const errorCount = messages.filter(({ severity }) => severity === 2).length;
    return {
      ...result,
      messages,
      suppressedMessages: [...result.suppressedMessages, ...suppressed],
      errorCount,
      warningCount: messages.length - errorCount,
    };
  });
}
