import type { ESLint } from "eslint";
import type { FileOutcome } from "./file-outcome.ts";
import { withFixes } from "./with-fixes.ts";

/** An outcome in the shape in which ESLint gives its results. Source text is added only where there is something to show. */
export function toLintResult(
  filePath: string,
  { messages, suppressedMessages }: Pick<FileOutcome, "messages" | "suppressedMessages">,
  sourceOf: (file: string) => string | undefined = () => undefined,
): ESLint.LintResult {
  const errors = messages.filter(({ severity }) => severity === 2);
  const text = messages.length + suppressedMessages.length > 0 ? sourceOf(filePath) : undefined;
  return {
    filePath,
    messages: text === undefined ? [...messages] : withFixes(messages, text),
    suppressedMessages: text === undefined ? [...suppressedMessages] : withFixes(suppressedMessages, text),
    errorCount: errors.length,
    fatalErrorCount: errors.filter(({ fatal }) => fatal).length,
    warningCount: messages.length - errors.length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    ...(text === undefined || messages.length === 0 ? {} : { source: text }),
    usedDeprecatedRules: [],
  };
}
