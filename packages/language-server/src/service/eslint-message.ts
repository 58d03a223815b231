import type { Linter, SourceCode } from "eslint";
import type { Certainty, Place, Plan } from "@silent-failure/analysis/model";
import type { Found } from "./found.ts";

/** ESLint's `line` counts from 1 and its `column` from 0 in places, from 1 in messages. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

interface Suggestion {
  readonly data?: {
    readonly plan?: Plan;
    readonly trail?: readonly {
      readonly at: Found["trail"][number]["at"];
      readonly text: string;
      readonly start: Spot;
      readonly end: Spot;
    }[];
    readonly certainty?: Certainty;
    readonly weight?: Found["weight"];
    readonly library?: string | null;
    readonly unit?: string | null;
  };
}

export const prefix = "silent-failure/";

/** A finding of ours in ESLint's words; null for what says that something could not be read. */
export function foundIn(message: Linter.LintMessage, sourceCode: SourceCode, shift: number): Found | null {
  const suggestions = (message.suggestions ?? []) as unknown as readonly Suggestion[];
  const known = suggestions[0]?.data;
  if (!message.ruleId?.startsWith(prefix) || !known?.trail) return null;
  const placeOf = (start: Spot, end: Spot): Place => ({
    start: sourceCode.getIndexFromLoc({ ...start }) + shift,
    end: sourceCode.getIndexFromLoc({ ...end }) + shift,
  });
  return {
    rule: message.ruleId.slice(prefix.length),
    message: message.message,
    level: message.severity === 2 ? "error" : "warn",
    place: placeOfMessage(message, sourceCode, shift),
    trail: known.trail.map(({ at, text, start, end }) => ({ at, text, place: placeOf(start, end) })),
    certainty: known.certainty ?? "likely",
    weight: known.weight ?? "clear",
    library: known.library ?? null,
    unit: known.unit ?? null,
    plans: suggestions.flatMap(({ data }) => (data?.plan ? [shifted(data.plan, shift)] : [])),
  };
}

export function placeOfMessage(message: Linter.LintMessage, sourceCode: SourceCode, shift: number): Place {
  const { line, column, endLine = line, endColumn = column } = message;
  return {
    start: sourceCode.getIndexFromLoc({ line, column: column - 1 }) + shift,
    end: sourceCode.getIndexFromLoc({ line: endLine, column: endColumn - 1 }) + shift,
  };
}

/** ESLint takes a byte order mark off the text, the editor counts it. */
export function shifted(plan: Plan, shift: number): Plan {
  if (shift === 0) return plan;
  const edits = plan.edits.map(({ place, text }) => ({
    place: { start: place.start + shift, end: place.end + shift },
    text,
  }));
  return { ...plan, edits };
}
