import type { WholeSpan } from "../frame.ts";
import type { ReportedEdit, ReportedFinding } from "../reported-finding.ts";
import { rulePageUrl } from "../rule-page.ts";
import type { SourceLines } from "../source-lines.ts";
import type { Report } from "./format.ts";

/** The Reviewdog Diagnostic Format, with the best remedy as a suggestion. */
export function rdjson(report: Report): readonly string[] {
  const { findings, faults, problems, repository, sources } = report;
  const diagnostics = [
    ...findings.map((finding) => {
      const path = repository.path(finding.file);
      const source = sources.get(finding.file);
      const place = (span: WholeSpan) => ({ path, range: rangeOf(span, source) });
      return {
        message: finding.message,
        location: place(finding.span),
        severity: finding.severity === "error" ? "ERROR" : "WARNING",
        code: { value: finding.rule, url: rulePageUrl(finding.rule) },
        suggestions: source ? suggestionsOf(finding, source) : [],
        related_locations: finding.trail.map(({ text, span }) => ({ message: text, location: place(span) })),
      };
    }),
    ...faults.map(({ kind, sentence, file }) => ({
      message: sentence,
      location: { path: file === null ? "." : repository.path(file) },
      severity: "ERROR",
      code: { value: kind },
    })),
    ...problems.map(({ file, sentence }) => ({
      message: sentence,
      location: { path: file === undefined ? "." : repository.path(file) },
      severity: "ERROR",
      code: { value: "unread" },
    })),
  ];
  const source = { name: "silent-failure", url: "https://github.com/silent-failure/silent-failure" };
  return [`${JSON.stringify({ source, diagnostics }, null, 2)}\n`];
}

/** Each suggestion of this format is a choice of its own, so the edits of a remedy become one. */
function suggestionsOf({ remedies }: ReportedFinding, source: SourceLines): readonly object[] {
  const edits = remedies[0]?.edits ?? [];
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last) return [];
  return [{ range: rangeOf(source.span(first.start, last.end), source), text: joined(edits, source.text) }];
}

function joined(edits: readonly ReportedEdit[], text: string): string {
  return edits.map((edit, i) => text.slice(edits[i - 1]?.end ?? edit.start, edit.start) + edit.text).join("");
}

/** Its columns count bytes of UTF-8; without the text, the line is all that can be said. */
function rangeOf(span: WholeSpan, source: SourceLines | undefined): object {
  const at = (line: number, column: number) =>
    source ? { line, column: Buffer.byteLength(source.before(line, column)) + 1 } : { line };
  return { start: at(span.line, span.column), end: at(span.endLine, span.endColumn) };
}
