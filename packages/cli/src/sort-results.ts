import { closeSync, openSync, readSync } from "node:fs";
import { prefix } from "@silent-failure/configuration";
import type { Problem, ShownPath } from "@silent-failure/configuration/files";
import { isFinding } from "@silent-failure/mending";
import type { ESLint, Linter } from "eslint";

export interface Sorted {
  /** ESLint's results with nothing in them but findings and what could not be analysed. */
  readonly results: readonly ESLint.LintResult[];
  readonly problems: readonly Problem[];
}

/**
 * Tells findings from what could not be analysed, and drops what ESLint says of other tools' comments
 * (a `eslint other/rule: 2` names a rule that is not loaded here).
 */
export function sortResults(results: readonly ESLint.LintResult[], quiet: boolean, shown: ShownPath): Sorted {
  const problems: Problem[] = [];
  const kept = results.map((result) => {
    const messages = result.messages.filter((message) => {
      const sentence = findSentence(message, result, shown);
      if (sentence) problems.push({ file: result.filePath, sentence });
      return sentence !== undefined || (isFinding(message) && !(quiet && message.severity === 1));
    });
    return {
      ...result,
      ...counts(messages),
      messages,
      suppressedMessages: result.suppressedMessages.filter(isFinding),
    };
  });
  return { results: kept, problems };
}

/** Why a message means that something was not analysed. */
function findSentence(
  message: Linter.LintMessage,
  { filePath }: ESLint.LintResult,
  shown: ShownPath,
): string | undefined {
  const file = shown.of(filePath);
  if (message.messageId === "crashed") return `${file} ${message.message}`;
  const reason = message.message.replace(/^(Parsing error|Reading failed): /, "");
  // ESLint also calls a malformed comment for another tool's rule fatal.
  if (message.fatal && reason !== message.message) return unreadable(filePath, file, message, reason);
  if (message.ruleId?.startsWith(prefix) && !isFinding(message)) {
    return `${file}:${message.line} has an eslint comment that cannot be followed: ${oneLine(message.message)} Correct the comment.`;
  }
  return undefined;
}

function unreadable(path: string, file: string, message: Linter.LintMessage, reason: string): string {
  const leaveOut = `leave it out with --ignore '${file}'`;
  if (/Maximum call stack size exceeded|nested too deeply/.test(reason)) {
    return `${file} cannot be read: its code is nested too deeply. Simplify it, or ${leaveOut}.`;
  }
  if (/reaching memory limit/.test(reason)) {
    return `${file} cannot be read: it takes more memory than there is. Allow more with NODE_OPTIONS=--max-old-space-size=8192, or ${leaveOut}.`;
  }
  if (reason.startsWith("it took more than "))
    return `${file} cannot be read: ${oneLine(reason)} Simplify it, or ${leaveOut}.`;
  if (looksBinary(path))
    return `${file} cannot be read: it is a binary file, not source code. Rename it, or ${leaveOut}.`;
  const at = message.line === undefined ? file : `${file}:${message.line}:${message.column}`;
  return `${at} cannot be read: ${oneLine(reason)} Correct the syntax, or ${leaveOut}.`;
}

/** As git decides it: there is a NUL byte near the beginning. */
function looksBinary(path: string): boolean {
  const start = Buffer.alloc(8000);
  try {
    const file = openSync(path, "r");
    try {
      return start.subarray(0, readSync(file, start)).includes(0);
    } finally {
      closeSync(file);
    }
  } catch {
    // Gone meanwhile: what the parser said is all that is known.
    return false;
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().replace(/\.?$/, ".");
}

function counts(messages: readonly Linter.LintMessage[]) {
  const errors = messages.filter(({ severity }) => severity === 2);
  return {
    errorCount: errors.length,
    fatalErrorCount: errors.filter(({ fatal }) => fatal).length,
    warningCount: messages.length - errors.length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
  };
}
