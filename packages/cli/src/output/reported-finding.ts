import { isFinding, ruleOf } from "@silent-failure/mending";
import type { ESLint, Linter } from "eslint";
import { fingerprintsOf, type Meaning } from "../fingerprint.ts";
import type { WholeSpan } from "./frame.ts";
import { SourceLines } from "./source-lines.ts";

/** One station of a trail. */
export interface Step {
  readonly at: "operation" | "lost" | "verdict";
  readonly text: string;
  readonly span: WholeSpan;
}

export interface ReportedEdit {
  /** Offsets in the text, without a byte order mark. */
  readonly start: number;
  readonly end: number;
  readonly span: WholeSpan;
  readonly text: string;
}

export interface ReportedRemedy {
  readonly remedy: string;
  readonly title: string;
  readonly note: string;
  /** In source order, and apart from one another; none where source text is left out. */
  readonly edits: readonly ReportedEdit[];
}

/** A finding as every format is given it. */
export interface ReportedFinding extends Meaning {
  /** Absolute. */
  readonly file: string;
  readonly message: string;
  readonly span: WholeSpan;
  readonly severity: "error" | "warning";
  readonly trail: readonly Step[];
  readonly certainty: "proved" | "likely";
  readonly weight: "clear" | "arguable";
  readonly library: string | null;
  /** Whose normal return says that the work is done. */
  readonly unit: string | null;
  readonly fingerprint: string;
  /** What helps, best first; not that it is marked as intended. */
  readonly remedies: readonly ReportedRemedy[];
  /** The reason that a comment gives for switching the rule off, maybe an empty one; null when it is not switched off. */
  readonly suppressed: string | null;
}

/** ESLint's `line` counts from 1 and its `column` from 0 in places, from 1 in messages. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** What a suggestion of the plugin carries; all but `plan` only in the first. */
interface SuggestionData extends Partial<Pick<ReportedFinding, "certainty" | "weight" | "library" | "unit">> {
  readonly symbol?: string;
  readonly lost?: string;
  readonly trail?: readonly { at: Step["at"]; text: string; start: Spot; end: Spot }[];
  readonly plan?: {
    readonly remedy: string;
    readonly title: string;
    readonly note: string;
    readonly edits: readonly {
      readonly place: { readonly start: number; readonly end: number };
      readonly text: readonly (string | { readonly text: string })[];
    }[];
  };
}

/** All findings of one file in source order, those that comments switch off among them. */
export function reportedFindings(
  result: ESLint.LintResult,
  { isSourceShown }: { readonly isSourceShown: boolean },
): readonly ReportedFinding[] {
  const messages = findingMessages(result);
  const source = isSourceShown && result.source !== undefined ? new SourceLines(result.source) : null;
  const meanings = messages.map(meaningOf);
  const prints = fingerprintsOf(meanings);
  return messages.map((message, i) => {
    const data = dataOf(message)[0] ?? {};
    const { line, column, endLine = line, endColumn = column } = message;
    return {
      // Both lists are as long as `messages`.
      ...(meanings[i] as Meaning),
      fingerprint: prints[i] ?? "",
      file: result.filePath,
      message: message.message,
      span: { line, column, endLine, endColumn },
      severity: message.severity === 1 ? "warning" : "error",
      trail: (data.trail ?? []).map(({ at, text, start, end }) => ({
        at,
        text,
        span: { line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 },
      })),
      certainty: data.certainty ?? "likely",
      weight: data.weight ?? "clear",
      library: data.library ?? null,
      unit: data.unit ?? null,
      remedies: message.suppressions ? [] : remediesOf(message, source),
      suppressed: message.suppressions
        ? message.suppressions
            .map(({ justification }) => justification)
            .filter((reason) => reason !== "")
            .join("; ")
        : null,
    };
  });
}

type FindingMessage = Linter.LintMessage & Partial<Linter.SuppressedLintMessage>;

/** What `reportedFindings` makes findings of, one for one. */
export function findingMessages(result: ESLint.LintResult): readonly FindingMessage[] {
  const messages: FindingMessage[] = [...result.messages.filter(isFinding), ...result.suppressedMessages];
  return messages.toSorted((a, b) => a.line - b.line || a.column - b.column || compare(a.ruleId ?? "", b.ruleId ?? ""));
}

function meaningOf(message: Linter.LintMessage): Meaning {
  const { symbol = "", lost = "" } = dataOf(message)[0] ?? {};
  return { rule: ruleOf(message), symbol, lost };
}

function remediesOf(message: Linter.LintMessage, source: SourceLines | null): readonly ReportedRemedy[] {
  return dataOf(message).flatMap(({ plan }) => {
    if (!plan || plan.remedy === "markIntended") return [];
    const { remedy, title, note, edits } = plan;
    const shown = source
      ? edits.map(({ place: { start, end }, text }) => ({
          start,
          end,
          span: source.span(start, end),
          text: text.map((part) => (typeof part === "string" ? part : part.text)).join(""),
        }))
      : [];
    return [{ remedy, title, note, edits: shown }];
  });
}

function dataOf(message: Linter.LintMessage): readonly SuggestionData[] {
  // The plugin hands it through ESLint in its suggestions, whose type does not know of it.
  const suggestions = (message.suggestions ?? []) as unknown as readonly { readonly data?: SuggestionData }[];
  return suggestions.map(({ data }) => data ?? {});
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
