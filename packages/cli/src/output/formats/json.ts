import type { ESLint, Linter } from "eslint";
import { withoutEdits } from "../../engine/without-edits.ts";
import { visibilityFigure, type VisibilityFigure } from "../../visibility/visibility.ts";
import { findingMessages, reportedFindings } from "../reported-finding.ts";
import type { ReportedUnit } from "../reported-unit.ts";
import type { Report } from "./format.ts";

/** What stands in each result beside what is ESLint's own. */
interface WithVisibility {
  readonly visibility: VisibilityFigure & { readonly of: readonly ReportedUnit[] };
}

/** ESLint's own array of results, on one line; each with the visibility of its file. */
export function json({ results, units, isSourceShown }: Report): readonly string[] {
  const all = results.map((result): ESLint.LintResult & WithVisibility => {
    const own = units.get(result.filePath) ?? [];
    const printed = withFingerprints(result);
    return { ...(isSourceShown ? printed : withoutSource(printed)), visibility: { ...visibilityFigure(own), of: own } };
  });
  return [`${JSON.stringify(all)}\n`];
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
    messages: result.messages.map(withoutEdits),
    suppressedMessages: result.suppressedMessages.map(withoutEdits),
  };
  delete kept.source;
  return kept;
}
